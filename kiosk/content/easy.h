/* What a writer of easy French is told (accessibility.md, A-77 and A-78): long sentences,
 * two ideas in one, hard words, and where it reads worst. It counts, and understands
 * nothing. For the files of this room. */
#pragma once

#include "content/reader.h"

/* One text of the catalogue that `reader` reads. */
struct easy_text {
    const char *text;
    const char *from; /* the file that the French is in: "content/sheets/fsl.md" */
    size_t start;     /* the byte of the catalogue where the text begins */
};

void easy_review(
    const struct reader *reader, const struct easy_text *texts, size_t count);
