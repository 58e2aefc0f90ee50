/* From a French text of the catalog to what stands on the screen: translated into the
 * language set, its gaps filled with figures and phone numbers, its Markdown read. */
#pragma once

#include <stdbool.h>

#include "base/date.h"
#include "content/catalog.h"

struct wording {
    const char
        *text; /* never NULL. U+000E starts strong words, U+000F ends them; figures
                          and numbers are isolated by type. Lives in the arena given. */
    bool translated; /* false: it is French although another language is set, that is no
                        easy French */
    bool expired;    /* a figure in it is past its validity and was left out */
};

/* `french` may be NULL or "": the empty text. */
struct wording content_wording(const struct catalog *catalog, struct arena *arena,
    const char *french, struct date today);

/* Only the text. */
const char *content_text(const struct catalog *catalog, struct arena *arena,
    const char *french, struct date today);

/* The part of a step before its first end of strong words, and what follows it; `rest` is
 * "" when there is none. "**Appelez.** C'est gratuit." gives "Appelez." and "C'est
 * gratuit.". Both without marks at their edges. */
void content_head_and_rest(
    struct arena *arena, const char *text, const char **head, const char **rest);

/* A figure as it is said in the language set: "6 semaines", "30 000 €". NULL when it is
 * expired on `today` or of confidence C: say « demandez à l'équipe » instead. One that is a
 * text ("1er novembre") comes in French: only content_wording() translates it. */
const char *content_figure(
    const struct figure *figure, struct arena *arena, struct date today);

/* Has a person read the translations into the language set again? French always was. */
bool content_reviewed(const struct catalog *catalog);
