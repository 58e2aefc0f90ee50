#include "scene/keyboard.h"

#include <assert.h>

static const char *const rows[][KEYBOARD_MAX_ROWS] = {
    [KEYBOARD_LETTERS] = { "a z e r t y u i o p", "q s d f g h j k l m",
        "w x c v b n ' é" },
    [KEYBOARD_CAPITALS] = { "A Z E R T Y U I O P", "Q S D F G H J K L M",
        "W X C V B N ' É" },
    [KEYBOARD_ACCENTS] = { "à â ä æ ç é è ê ë î", "ï ñ ô ö œ ù û ü ÿ ã",
        "á í ó ú ı ş ł ž" },
    [KEYBOARD_DIGITS] = { "1 2 3 4 5 6 7 8 9 0", "+ * ( ) / . , : ' &",
        "# @ ! ? ; _ % €" },
    [KEYBOARD_ARABIC] = { "ض ص ث ق ف غ ع ه خ ح ج د", "ش س ي ب ل ا ت ن م ك ط ذ",
        "ر ز و ظ ة ى ئ ء أ إ آ ؤ" },
};
static_assert(sizeof rows / sizeof *rows == KEYBOARD_PAGE_COUNT, "rows a page");

static const char *const names[] = { "letters", "capitals", "accents", "digits",
    "arabic" };
static_assert(sizeof names / sizeof *names == KEYBOARD_PAGE_COUNT, "a name a page");

const char *keyboard_row(enum keyboard_page page, size_t row)
{
    return row < KEYBOARD_MAX_ROWS ? rows[page][row] : NULL;
}

const char *keyboard_page_name(enum keyboard_page page)
{
    return names[page];
}
