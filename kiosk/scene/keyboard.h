/* What the keys of the keyboard on the screen are, page by page. Pure data. */
#pragma once

#include <stddef.h>

enum keyboard_page {
    KEYBOARD_LETTERS, /* AZERTY */
    KEYBOARD_CAPITALS,
    KEYBOARD_ACCENTS,
    KEYBOARD_DIGITS,
    KEYBOARD_ARABIC,
    KEYBOARD_PAGE_COUNT
};

enum { KEYBOARD_MAX_ROWS = 4 };

/* One row: its keys separated by single spaces, ended by NUL; NULL: no more rows. */
const char *keyboard_row(enum keyboard_page page, size_t row);

/* The short word for a page, in ids and tests: "letters". */
const char *keyboard_page_name(enum keyboard_page page);
