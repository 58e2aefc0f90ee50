#include "requests/words.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "requests/cipher.h"

static const char consonants[] = "bdfghjklmnprstvz"; /* 4 bits each */
static const char vowels[] = "aiou";                 /* 2 bits each */

enum { LETTERS = 5, CHECKSUM = 4, MAX_BYTES = 64 };

static void add_word(struct text *words, unsigned value)
{
    char word[LETTERS + 1] = {
        consonants[value >> 12 & 15],
        vowels[value >> 10 & 3],
        consonants[value >> 6 & 15],
        vowels[value >> 4 & 3],
        consonants[value & 15],
        '\0',
    };
    text_add_c(words, words->size ? " " : NULL);
    text_add_c(words, word);
    memory_wipe(word, sizeof word);
}

static void add_bytes(struct text *words, const unsigned char *bytes, size_t size)
{
    assert(size % 2 == 0);
    for (size_t i = 0; i < size; i += 2)
        add_word(words, (unsigned)(bytes[i] << 8 | bytes[i + 1]));
}

const char *words_of(struct arena *arena, struct str bytes)
{
    struct text words = { .arena = arena };
    unsigned char hash[CIPHER_HASH_BYTES];
    cipher_hash(hash, bytes);
    add_bytes(&words, (const unsigned char *)bytes.text, bytes.size);
    add_bytes(&words, hash, CHECKSUM);
    return text_done(&words);
}

size_t words_count(size_t size)
{
    return (size + CHECKSUM) / 2;
}

const char *words_passphrase(struct arena *arena, size_t count)
{
    struct text words = { .arena = arena };
    for (size_t i = 0; i < count; i++)
        add_word(&words, cipher_random_below(0x10000));
    return text_done(&words);
}

static bool read_letter(
    char letter, const char *letters, unsigned bits, unsigned *value)
{
    const char *found = letter ? strchr(letters, letter) : NULL;
    if (!found)
        return false;
    *value = *value << bits | (unsigned)(found - letters);
    return true;
}

static bool read_word(const char *word, size_t length, unsigned *value)
{
    *value = 0;
    if (length != LETTERS)
        return false;
    for (size_t i = 0; i < LETTERS; i++) {
        bool vowel = i % 2;
        if (!read_letter(word[i], vowel ? vowels : consonants, vowel ? 2 : 4, value))
            return false;
    }
    return true;
}

/* Takes the next word, in small letters, into `word` (one letter too many tells that it is
 * too long); returns its length, 0 at the end. */
static size_t next_word(struct str *rest, char word[LETTERS + 1])
{
    size_t length = 0;
    while (rest->size) {
        char letter = *rest->text;
        bool between = strchr(" \t\r\n,-", letter) != NULL;
        if (between && length)
            break;
        rest->text++;
        rest->size--;
        if (between)
            continue;
        if (letter >= 'A' && letter <= 'Z')
            letter = (char)(letter - 'A' + 'a');
        if (length <= LETTERS)
            word[length++] = letter;
    }
    return length;
}

static bool checksum_fits(const unsigned char *bytes, size_t size)
{
    unsigned char hash[CIPHER_HASH_BYTES];
    cipher_hash(hash, (struct str){ (const char *)bytes, size });
    return cipher_same(hash, bytes + size, CHECKSUM);
}

static enum words_result read_all(
    struct str words, unsigned char *bytes, size_t size, size_t *at)
{
    char word[LETTERS + 1];
    size_t count = 0, length;
    while ((length = next_word(&words, word))) {
        unsigned value;
        *at = ++count;
        if (!read_word(word, length, &value))
            return WORDS_UNKNOWN;
        if (count > words_count(size))
            continue; /* goes on, to tell how many there are */
        bytes[2 * count - 2] = (unsigned char)(value >> 8);
        bytes[2 * count - 1] = (unsigned char)value;
    }
    *at = count;
    memory_wipe(word, sizeof word);
    if (count != words_count(size))
        return WORDS_COUNT;
    return checksum_fits(bytes, size) ? WORDS_READ : WORDS_CHECKSUM;
}

enum words_result words_read(
    struct str words, unsigned char *bytes, size_t size, size_t *at)
{
    unsigned char read[MAX_BYTES + CHECKSUM];
    size_t place = 0;
    assert(size % 2 == 0 && size <= MAX_BYTES);
    enum words_result result = read_all(words, read, size, &place);
    if (result == WORDS_READ)
        memcpy(bytes, read, size);
    if (at)
        *at = place;
    memory_wipe(read, sizeof read);
    return result;
}
