/* The language of one paragraph: **strong words**, gaps such as {figure:dalo.delai} and
 * {phone:115}, links such as [la fiche FSL](fiche:fsl). One reader of it for the checks,
 * the translations and the screen. For the files of this room. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum piece_kind {
    PIECE_TEXT,
    PIECE_STRONG, /* begins or ends strong words */
    PIECE_FIGURE, /* `name` is the key */
    PIECE_PHONE,
    PIECE_LINK_BEGIN, /* [ */
    PIECE_LINK_SHEET, /* ](fiche:name) */
    PIECE_LINK_CHECK, /* ](verif:name) */
    PIECE_BAD         /* a gap or a link that is neither; shown as it is written */
};

struct piece {
    enum piece_kind kind;
    struct str text; /* as written */
    struct str name;
};

/* Takes the next piece off `rest`; false at the end. */
bool inline_next(struct str *rest, struct piece *piece);

/* Do both texts have the same gaps and links, each as often? Order is the translator's.
 * If not, `lost` is one of `french` that `text` lacks, or `added` one that it has too
 * many (the other is empty). */
bool inline_same_gaps(
    struct str french, struct str text, struct str *lost, struct str *added);
