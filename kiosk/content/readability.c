#include "content/readability.h"

#include <string.h>

#include "base/arena.h"
#include "content/inline.h"

enum { NO_BREAK_SPACE = 0xA0, NARROW_NO_BREAK_SPACE = 0x202F, ELLIPSIS = 0x2026 };
enum { QUOTE_BEGIN = 0xAB, QUOTE_END = 0xBB };

/* --- characters --- */

static bool is_capital(uint32_t code)
{
    return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE) ||
           code == 0x152;
}

static uint32_t small(uint32_t code)
{
    if (code == 0x152) /* Œ */
        return 0x153;
    return is_capital(code) ? code + 32 : code;
}

static bool is_letter(uint32_t code)
{
    code = small(code);
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF) ||
           code == 0x153;
}

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool is_space(uint32_t code)
{
    return code == ' ' || code == NO_BREAK_SPACE || code == NARROW_NO_BREAK_SPACE;
}

/* Is it one of `list`, letters of French? */
static bool is_in(uint32_t code, const char *list)
{
    struct str rest = str_of(list);
    while (rest.size)
        if (str_next(&rest) == code)
            return true;
    return false;
}

/* --- sentences --- */

/* What may stand between the end of a sentence and the blank after it. */
static bool closes(uint32_t code)
{
    return code == '*' || code == ')' || code == QUOTE_END;
}

/* Does a new sentence begin there? A figure begins one as its number would. */
static bool begins(struct str rest)
{
    uint32_t code = str_next(&rest);
    while (code == '*' || code == '[' || code == QUOTE_BEGIN || is_space(code))
        code = str_next(&rest);
    return !code || is_capital(code) || is_digit(code) || code == '{';
}

/* The size of the first sentence, with the blanks after it. `rest` is not empty. */
static size_t sentence_size(struct str text)
{
    struct str rest = text;
    while (rest.size) {
        uint32_t code = str_next(&rest);
        if (!is_in(code, ".?!") && code != ELLIPSIS)
            continue;
        struct str after = rest;
        uint32_t next = str_next(&after);
        while (closes(next) || (is_space(next) && str_starts(after, "»")))
            next = str_next(&after);
        if (!next || (is_space(next) && begins(after)))
            return text.size - after.size;
    }
    return text.size;
}

bool sentence_next(struct str *rest, struct str *sentence)
{
    if (!rest->size)
        return false;
    size_t size = sentence_size(*rest);
    *sentence = str_trim(str_sub(*rest, 0, size));
    *rest = str_sub(*rest, size, rest->size);
    return true;
}

const char *sentence_read(struct arena *arena, struct str sentence)
{
    struct text text = { .arena = arena };
    struct piece piece;
    while (inline_next(&sentence, &piece)) {
        if (piece.kind == PIECE_TEXT)
            text_add(&text, piece.text);
        else if (piece.kind == PIECE_FIGURE)
            text_add_c(&text, "six mois");
        else if (piece.kind == PIECE_PHONE)
            text_add_c(&text, "numéro");
    }
    return text_done(&text);
}

/* --- syllables --- */

enum { MAX_LETTERS = 64 };

/* A word without hyphen and apostrophe, in small letters; '\0' for a letter that is not
 * heard as a vowel although it looks like one. */
struct letters {
    uint32_t codes[MAX_LETTERS];
    size_t count;
};

static bool is_vowel(uint32_t code)
{
    return is_in(code, "aeiouyàâäéèêëîïôöùûüÿœæ");
}

static uint32_t letter(const struct letters *letters, size_t at)
{
    return at < letters->count ? letters->codes[at] : 0;
}

static uint32_t before(const struct letters *letters, size_t at)
{
    return at ? letters->codes[at - 1] : 0;
}

/* The u of "qui" and "guide", and the y of "payer". */
static bool is_silent(const struct letters *letters, size_t at)
{
    uint32_t code = letters->codes[at], last = before(letters, at);
    uint32_t next = letter(letters, at + 1);
    if (code == 'u')
        return last == 'q' || (last == 'g' && is_in(next, "eéèêiy"));
    return code == 'y' && is_vowel(last) && is_vowel(next);
}

static bool ends_with(const struct letters *letters, const char *end)
{
    struct str rest = str_of(end);
    size_t count = str_count(rest);
    if (count > letters->count)
        return false;
    for (size_t i = letters->count - count; i < letters->count; i++)
        if (letters->codes[i] != str_next(&rest))
            return false;
    return true;
}

/* Words in -ent are read like "parent" or like "ils parlent". These are heard; so is
 * "-ment", but not in the verbs of MUTE. The plural in -ents is never a verb. */
static const char *const HEARD[] = { "argent", "agent", "urgent", "gent", "intelligent",
    "accident", "incident", "président", "résident", "prudent", "évident", "précédent",
    "excédent", "dent", "parent", "différent", "concurrent", "adhérent", "cohérent",
    "transparent", "souvent", "vent", "couvent", "auvent", "permanent", "continent",
    "pertinent", "éminent", "talent", "lent", "équivalent", "violent", "excellent",
    "absent", "présent", "cent", "récent", "décent", "indécent", "innocent",
    "adolescent", "accent", "fréquent", "conséquent", "client", "patient", "tient",
    "vient", "orient", "inconvénient", "quotient" };
static const char *const MUTE[] = { "ferment", "dorment", "forment", "affirment",
    "confirment", "informent", "nomment", "aiment", "estiment", "expriment" };
/* Any word that ends so is read like "contient". */
static const char *const HEARD_ENDS[] = { "tient", "vient", "ment" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_word(const struct letters *letters, const char *word)
{
    return str_count(str_of(word)) == letters->count && ends_with(letters, word);
}

static bool is_heard(const struct letters *letters)
{
    for (size_t i = 0; i < COUNT(MUTE); i++)
        if (is_word(letters, MUTE[i]))
            return false;
    for (size_t i = 0; i < COUNT(HEARD_ENDS); i++)
        if (ends_with(letters, HEARD_ENDS[i]))
            return true;
    for (size_t i = 0; i < COUNT(HEARD); i++)
        if (is_word(letters, HEARD[i]))
            return true;
    return false;
}

/* The letters at the end that are not heard. */
static size_t mute_end(const struct letters *letters)
{
    if (ends_with(letters, "ent"))
        return is_heard(letters) ? 0 : 3;
    return ends_with(letters, "es") ? 2 : ends_with(letters, "e") ? 1 : 0;
}

/* "ouvri-er", "pri-er": after two consonants the i is heard by itself. */
static bool is_after_cluster(const struct letters *letters, size_t at)
{
    return at >= 2 && is_in(letters->codes[at - 1], "lr") &&
           is_in(letters->codes[at - 2], "bcdfgptv");
}

/* Does a vowel begin a syllable of its own although a vowel stands before it? */
static bool is_hiatus(const struct letters *letters, size_t at)
{
    uint32_t code = letters->codes[at], last = letters->codes[at - 1];
    if (is_in(last, "éëïü") || is_in(code, "ëïü"))
        return true;
    if (last == 'i')
        return is_after_cluster(letters, at - 1);
    if (last == 'u')
        return is_in(code, "aeoéèâê");
    if (last == 'o')
        return is_in(code, "aoéè");
    if (last == 'a' && is_in(code, "oô"))
        return !is_in(letter(letters, at + 1), "uû");
    return is_in(last, "ae") && is_in(code, "éè");
}

static size_t nuclei(const struct letters *letters, size_t end)
{
    size_t count = 0;
    for (size_t i = 0; i < end; i++)
        if (is_vowel(letters->codes[i]) &&
            (!i || !is_vowel(letters->codes[i - 1]) || is_hiatus(letters, i)))
            count++;
    return count;
}

static size_t count_part(struct letters *letters)
{
    size_t end = letters->count - mute_end(letters);
    for (size_t i = letters->count; i-- > 0;)
        if (is_silent(letters, i))
            letters->codes[i] = 0;
    size_t count = nuclei(letters, end);
    return count ? count : nuclei(letters, letters->count);
}

/* Letters that are called by their names: FSL, HLM. */
static bool is_spelled(struct str word)
{
    size_t count = 0;
    while (word.size) {
        uint32_t code = str_next(&word);
        if (!is_capital(code) || is_vowel(small(code)))
            return false;
        count++;
    }
    return count > 1;
}

static bool takes(struct letters *letters, uint32_t code)
{
    if (!is_letter(code) || letters->count == MAX_LETTERS)
        return false;
    letters->codes[letters->count++] = small(code);
    return true;
}

size_t syllables_count(struct str word)
{
    if (is_spelled(word))
        return word.size;
    struct letters part = { 0 };
    size_t count = 0, letters = 0;
    while (word.size) {
        if (takes(&part, str_next(&word))) {
            letters++;
            continue;
        }
        count += count_part(&part);
        part.count = 0;
    }
    count += count_part(&part);
    return !count && letters ? 1 : count;
}

/* --- measures --- */

static struct str next_word(struct str *rest)
{
    struct str start = *rest;
    while (rest->size) {
        size_t size = start.size - rest->size;
        if (is_space(str_next(rest)))
            return str_sub(start, 0, size);
    }
    return start;
}

static bool has_letter(struct str word)
{
    while (word.size) {
        uint32_t code = str_next(&word);
        if (is_letter(code) || is_digit(code))
            return true;
    }
    return false;
}

struct reading sentence_measure(struct arena *arena, struct str sentence)
{
    struct reading reading = { 0 };
    struct str rest = str_of(sentence_read(arena, sentence));
    while (rest.size) {
        struct str word = next_word(&rest);
        if (!has_letter(word))
            continue;
        size_t syllables = syllables_count(word);
        reading.words++;
        reading.syllables += syllables ? syllables : 1;
    }
    reading.sentences = reading.words > 0;
    return reading;
}

double reading_ease(struct reading reading)
{
    if (!reading.words)
        return 100;
    double words = (double)reading.words;
    return 207 - 1.015 * words / (double)reading.sentences -
           73.6 * (double)reading.syllables / words;
}
