/* The language of the program: messages through libintl, and the forms of numbers, dates
 * and phone numbers that it has no word for. French is the source language. Process-wide;
 * main thread only. */
#pragma once

#include <libintl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct arena;

struct language {
    const char *code;     /* "fr", "fr@falc", "ar": also the gettext locale */
    const char *tag;      /* after BCP 47: "fr-simple" for easy French */
    const char *spoken;   /* what voice, search, typography and plurals follow: "fr" */
    const char *own_name; /* "العربية" */
    const char *french_name; /* "arabe" */
    const char *icon;        /* stands beside its name; may be NULL */
    bool rtl;
};

/* All languages that the program knows, French first. */
const struct language *language_list(size_t *count);
const struct language *language_find(const char *code); /* NULL when unknown */

/* Binds the catalogues of `folder` (folder/ar/LC_MESSAGES/seuil.mo). False when the C.UTF-8
 * locale is missing: then everything stays French. Call once, before language_set(). */
bool language_open(const char *folder);
void language_set(const struct language *language);
const struct language *language_now(void); /* never NULL */
/* Is the language set a form of `code`? "fr" for French and easy French. */
bool language_speaks(const char *code);

/* A message in the language set. The French text is the key. */
#define tr(message)           gettext(message)
#define trn(one, many, count) language_plural((one), (many), (unsigned long)(count))
/* Marks a message for the catalogue where it cannot be looked up yet. */
#define tr_later(message) (message)

/* What trn stands for: the form of the language for `count` things. */
const char *language_plural(const char *one, const char *many, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));

/* A gap of a sentence: "{date}" in the template takes the value of the gap "date". */
struct gap {
    const char *name;
    const char *value;
};
/* The template with its gaps filled, in `arena`; an unknown gap stays as it is written. */
const char *language_fill(
    struct arena *arena, const char *template, const struct gap *gaps, size_t count);
#define TR_FILL(arena, template, ...)                                                  \
    language_fill((arena), (template), (const struct gap[]){ __VA_ARGS__ },            \
        sizeof((const struct gap[]){ __VA_ARGS__ }) / sizeof(struct gap))

/* Kept together and left to right whatever surrounds it (U+2066 … U+2069, no-break
 * spaces): for phone numbers, codes, amounts, addresses, e-mail. */
const char *language_isolate(struct arena *arena, const char *value);
/* The same for French prose that may be broken into lines: an address, a source of law. */
const char *language_embed(struct arena *arena, const char *text);

/* In the language set: "samedi 21 novembre 2026" and "21 novembre"; "" for no date. */
const char *language_date_long(struct arena *arena, struct date date);
const char *language_date_full(struct arena *arena, struct date date);
const char *language_date_short(struct arena *arena, struct date date);
/* "samedi 21 novembre": for a day that is near. */
const char *language_date_near(struct arena *arena, struct date date);
/* "lun." and "lundi"; 0 is Monday. */
const char *language_weekday(int weekday);
const char *language_weekday_full(int weekday);
/* "novembre 2026". */
const char *language_month(int month, int year, struct arena *arena);

/* Isolated: "1 840" and "12,5" with so many decimals; "12,50 €", or "12 €" for whole
 * euros. */
const char *language_number(struct arena *arena, double value, int decimals);
const char *language_amount(struct arena *arena, int64_t cents);

/* Isolated: "0612345678" as "06 12 34 56 78", "0805160075" as "0 805 160 075"; short
 * numbers and foreign ones as they are given. */
const char *language_phone(struct arena *arena, const char *digits);
