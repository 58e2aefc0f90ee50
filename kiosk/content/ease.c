#include "content/ease.h"

#include "base/arena.h"

/* Shorter sentences are names and headings, whatever they measure. */
enum { LEAST_WORDS = 6 };

static void keep(struct hard hardest[EASE_HARDEST], struct hard one)
{
    for (int i = 0; i < EASE_HARDEST; i++) {
        if (hardest[i].text && hardest[i].ease <= one.ease)
            continue;
        struct hard next = hardest[i];
        hardest[i] = one;
        one = next;
    }
}

void ease_add(struct ease *ease, struct arena *arena, size_t start, const char *text)
{
    struct str rest = str_of(text), sentence;
    while (sentence_next(&rest, &sentence)) {
        struct reading one = sentence_measure(arena, sentence);
        ease->all.sentences += one.sentences;
        ease->all.words += one.words;
        ease->all.syllables += one.syllables;
        if (one.words >= LEAST_WORDS)
            keep(ease->hardest,
                (struct hard){ text, start, sentence, reading_ease(one) });
    }
}

void ease_review(
    const struct reader *reader, const struct ease *ease, const char *what, int wanted)
{
    double measured = reading_ease(ease->all);
    if (measured >= wanted)
        return;
    for (int i = 0; i < EASE_HARDEST && ease->hardest[i].text; i++) {
        const struct hard *hard = &ease->hardest[i];
        diag_warning(reader->diag,
            reader_place(reader, hard->start, hard->text, hard->sentence.text),
            "%s is hard to read (%.0f after Kandel and Moles, %d is wanted), "
            "most of all here: '%.*s'",
            what, measured, wanted, (int)hard->sentence.size, hard->sentence.text);
    }
}
