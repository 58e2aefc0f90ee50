#include "requests/code.h"

#include <string.h>

#include "base/arena.h"

/* No 0 O, 1 I L. */
static const char alphabet[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

enum { LETTERS = sizeof alphabet - 1, FIRST_LETTER = 8 };
enum { UUID_BYTES = 16, DRAWN_BYTES = 8 };

struct code_salt code_salt_draw(void)
{
    struct code_salt salt = { .cost = { .memory_kib = 64 * 1024, .passes = 2 } };
    cipher_random(salt.bytes, sizeof salt.bytes);
    return salt;
}

struct code code_draw(void)
{
    struct code code = { { 0 } };
    bool has_letter = false;
    while (!has_letter)
        for (size_t i = 0; i < CODE_LENGTH; i++) {
            uint32_t drawn = cipher_random_below(LETTERS);
            code.text[i] = alphabet[drawn];
            has_letter = has_letter || drawn >= FIRST_LETTER;
        }
    return code;
}

bool code_read(struct str typed, struct code *code)
{
    struct code read = { { 0 } };
    size_t count = 0;
    for (uint32_t at = str_next(&typed); at; at = str_next(&typed)) {
        if (at == ' ' || at == '-' || at == '.' || at == 0xA0 || at == 0x202F)
            continue;
        char letter = (char)(at >= 'a' && at <= 'z' ? at - 'a' + 'A' : at);
        if (at > 0x7F || !strchr(alphabet, letter) || count == CODE_LENGTH)
            return false;
        read.text[count++] = letter;
    }
    if (count != CODE_LENGTH)
        return false;
    *code = read;
    return true;
}

const char *code_show(struct arena *arena, struct code code)
{
    return str_format(arena, "%.3s %s", code.text, code.text + CODE_LENGTH / 2);
}

bool code_key_make(struct code_key *key, struct code code, const struct code_salt *salt)
{
    struct str text = { code.text, CODE_LENGTH };
    return cipher_slow_hash(key->bytes, text, salt->bytes, salt->cost);
}

/* Fills the half that follows from the drawn half, and the marks of version and variant
 * (RFC 9562, 5.4). */
static void follow(unsigned char uuid[UUID_BYTES], const struct code_key *key)
{
    unsigned char hash[CIPHER_HASH_BYTES];
    uuid[6] = (unsigned char)((uuid[6] & 0x0F) | 0x40);
    cipher_hash_keyed(hash, key->bytes, (struct str){ (char *)uuid, DRAWN_BYTES });
    memcpy(uuid + DRAWN_BYTES, hash, UUID_BYTES - DRAWN_BYTES);
    uuid[8] = (unsigned char)((uuid[8] & 0x3F) | 0x80);
}

struct id id_draw(const struct code_key *key)
{
    struct id id = { { 0 } };
    unsigned char uuid[UUID_BYTES];
    char *out = id.text;
    static const char digits[] = "0123456789abcdef";
    cipher_random(uuid, DRAWN_BYTES);
    follow(uuid, key);
    for (size_t i = 0; i < UUID_BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        *out++ = digits[uuid[i] >> 4];
        *out++ = digits[uuid[i] & 0x0F];
    }
    *out = '\0';
    return id;
}

static int digit(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

static bool read_id(struct str text, unsigned char uuid[UUID_BYTES])
{
    size_t at = 0;
    if (text.size != ID_LENGTH)
        return false;
    for (size_t i = 0; i < UUID_BYTES; i++) {
        if ((i == 4 || i == 6 || i == 8 || i == 10) && text.text[at++] != '-')
            return false;
        int high = digit(text.text[at]), low = digit(text.text[at + 1]);
        if (high < 0 || low < 0)
            return false;
        uuid[i] = (unsigned char)(high << 4 | low);
        at += 2;
    }
    return uuid[6] >> 4 == 4 && uuid[8] >> 6 == 2;
}

bool id_is(struct str text)
{
    unsigned char uuid[UUID_BYTES];
    return read_id(text, uuid);
}

bool id_has_code(const char *id, const struct code_key *key)
{
    unsigned char uuid[UUID_BYTES], followed[UUID_BYTES];
    if (!read_id(str_of(id), uuid))
        return false;
    memcpy(followed, uuid, sizeof followed);
    follow(followed, key);
    return cipher_same(uuid, followed, sizeof uuid);
}
