#include "content/easy.h"

#include <string.h>

#include "base/arena.h"
#include "content/ease.h"

enum {
    EASY_MAX_WORDS = 12,
    EASY_ONE_IN = 20,      /* so many sentences may have one that is longer: 95 % */
    EASY_EASE_WANTED = 75, /* */
};

/* --- sentences --- */

struct lengths {
    size_t sentences, too_long;
};

static struct lengths measure(
    struct arena *arena, const struct easy_text *texts, size_t count)
{
    struct lengths lengths = { 0 };
    for (size_t i = 0; i < count; i++) {
        struct str rest = str_of(texts[i].text), sentence;
        while (sentence_next(&rest, &sentence)) {
            lengths.sentences++;
            lengths.too_long +=
                sentence_measure(arena, sentence).words > EASY_MAX_WORDS;
        }
    }
    return lengths;
}

static void review_lengths(const struct reader *reader, struct arena *arena,
    const struct easy_text *one, size_t most)
{
    struct str rest = str_of(one->text), sentence;
    while (sentence_next(&rest, &sentence)) {
        size_t words = sentence_measure(arena, sentence).words;
        if (words > most)
            diag_error(reader->diag,
                reader_place(reader, one->start, one->text, sentence.text),
                "this sentence has %zu words, and easy French may have %d; make two of "
                "it: '%.*s'",
                words, EASY_MAX_WORDS, (int)sentence.size, sentence.text);
    }
}

/* What joins two ideas, and can be seen without understanding them. */
static void review_ideas(const struct reader *reader, const struct easy_text *one)
{
    const char *joint = strchr(one->text, ';');
    if (joint)
        diag_error(reader->diag, reader_place(reader, one->start, one->text, joint),
            "a sentence of easy French has one idea, and ';' joins two; make two "
            "sentences");
}

/* Some sentences may be longer; when too many are, each is named, and those that are too
 * long in any French always. */
static void review_sentences(const struct reader *reader, struct arena *arena,
    const struct easy_text *texts, size_t count)
{
    struct lengths lengths = measure(arena, texts, count);
    bool good = lengths.too_long * EASY_ONE_IN <= lengths.sentences;
    for (size_t i = 0; i < count; i++) {
        if (lengths.too_long)
            review_lengths(
                reader, arena, &texts[i], good ? SENTENCE_MAX_WORDS : EASY_MAX_WORDS);
        review_ideas(reader, &texts[i]);
    }
}

/* --- reading ease, file by file --- */

/* Not the name of a paper or a button, which must stay as it is. */
static bool is_sentence(const char *text)
{
    struct str rest = str_of(text);
    while (str_ends(rest, "*") || str_ends(rest, ")"))
        rest.size--;
    return str_ends(rest, ".") || str_ends(rest, "?") || str_ends(rest, "!") ||
           str_ends(rest, "…");
}

static void review_ease(const struct reader *reader, struct arena *arena,
    const struct easy_text *texts, size_t count)
{
    struct names files = { 0 };
    struct ease *eases = ARENA_LIST(arena, struct ease, count);
    for (size_t i = 0; i < count; i++) {
        int file = names_add(arena, &files, texts[i].from);
        if (file == NAMES_NONE)
            file = names_find(&files, str_of(texts[i].from));
        if (is_sentence(texts[i].text))
            ease_add(&eases[file], arena, texts[i].start, texts[i].text);
    }
    for (size_t i = 0; i < files.count; i++)
        ease_review(reader, &eases[i],
            str_format(arena, "the easy French of %s", files.items[i]),
            EASY_EASE_WANTED);
}

void easy_review(
    const struct reader *reader, const struct easy_text *texts, size_t count)
{
    if (!date_is(reader->on))
        return;
    struct arena *arena = arena_open(0);
    review_sentences(reader, arena, texts, count);
    for (size_t i = 0; i < count; i++)
        review_words(reader, arena, texts[i].start, texts[i].text, true);
    review_ease(reader, arena, texts, count);
    arena_close(arena);
}
