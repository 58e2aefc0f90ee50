/* How hard a French text is to read: its sentences, their words, the syllables of a word,
 * and the reading ease of Kandel and Moles ("Application de l'indice de Flesch à la langue
 * française", 1958). A lamp, not a judge: it counts, and understands nothing. For the
 * files of this room. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

enum {
    SENTENCE_MAX_WORDS = 25, /* A-77, plain French */
    EASE_WANTED = 60,        /* A-78, plain French */
};

struct reading {
    size_t sentences, words, syllables;
};

/* Takes the next sentence off `rest`, the text of a block as it is written, with its marks
 * and gaps; false at the end. It ends with a point, a question or exclamation mark or an
 * ellipsis before a capital letter, or with the text. */
bool sentence_next(struct str *rest, struct str *sentence);

/* The text as a voice would read it, near enough: no marks, links as their words, "six
 * mois" for a figure, "numéro" for a phone number. */
const char *sentence_read(struct arena *arena, struct str sentence);

/* One sentence as it is written. A word is what stands between blanks and has a letter or
 * a digit: "l’avocat" is one. No sentence when it has no word. */
struct reading sentence_measure(struct arena *arena, struct str sentence);

/* Syllables as French is read aloud; 0 for no letter. A mute e at the end is none; what
 * may be read either way ("situ-ation") is cut as in dictionaries. */
size_t syllables_count(struct str word);

/* 100 is very easy, 60 plain, 30 hard; may leave that range. 100 for no words. */
double reading_ease(struct reading reading);
