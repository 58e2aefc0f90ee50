/* Folding for search (str_fold of base/str.h): one table for each way in which two people
 * write the same letter. A letter that no table names stays as it is. */
#include "base/str.h"

#include "base/arena.h"

/* Sixteen letters a row; a point for what is no accented letter. Accented letters go to
 * their first letter in Unicode's canonical decomposition; barred and hooked ones (đ, ø,
 * ł), which have none, to the letter that they resemble. */
static const char latin_from_00C0[] = "aaaaaa.ceeeeiiii"
                                      "dnooooo.ouuuuy.."
                                      "aaaaaa.ceeeeiiii"
                                      "dnooooo.ouuuuy.y"
                                      "aaaaaaccccccccdd"
                                      "ddeeeeeeeeeegggg"
                                      "gggghhhhiiiiiiii"
                                      "ii..jjkkklllllll"
                                      "lllnnnnnnnnnoooo"
                                      "oo..rrrrrrssssss"
                                      "ssttttttuuuuuuuu"
                                      "uuuuwwyyyzzzzzzs"
                                      "bbbb...ccdddd..."
                                      "effg...ikkl..nn."
                                      "oo..pp......tttu"
                                      "u.vyyzz........."
                                      ".............aai"
                                      "ioouuuuuuuuuu.aa"
                                      "aa..ggggkkoooo.."
                                      "j...gg..nnaa...."
                                      "aaaaeeeeiiiioooo"
                                      "rrrruuuusstt..hh"
                                      "nd..zzaaeeoooooo"
                                      "ooyylntj..acclts"
                                      "z..bu.eejjqqrryy";
static const char latin_from_1E00[] = "aabbbbbbccdddddd"
                                      "ddddeeeeeeeeeeff"
                                      "gghhhhhhhhhhiiii"
                                      "kkkkkkllllllllmm"
                                      "mmmmnnnnnnnnoooo"
                                      "oooopppprrrrrrrr"
                                      "sssssssssstttttt"
                                      "ttuuuuuuuuuuvvvv"
                                      "wwwwwwwwwwxxxxyy"
                                      "zzzzzzhtwyasss.."
                                      "aaaaaaaaaaaaaaaa"
                                      "aaaaaaaaeeeeeeee"
                                      "eeeeeeeeiiiioooo"
                                      "oooooooooooooooo"
                                      "oooouuuuuuuuuuuu"
                                      "uuyyyyyyyy......";

static const struct {
    uint32_t first, last;
    const char *letters;
} blocks[] = {
    { 0x00C0, 0x024F, latin_from_00C0 },
    { 0x1E00, 0x1EFF, latin_from_1E00 },
};

/* Left out: soft hyphen, accents that stand alone, Arabic harakat, superscript alef and
 * tatweel, joiners, marks of direction. */
static const struct {
    uint32_t first, last;
} dropped[] = {
    { 0x00AD, 0x00AD },
    { 0x0300, 0x036F },
    { 0x0640, 0x0640 },
    { 0x064B, 0x065F },
    { 0x0670, 0x0670 },
    { 0x200B, 0x200F },
    { 0x202A, 0x202E },
    { 0x2060, 0x2069 },
    { 0xFEFF, 0xFEFF },
};

/* Spaces of all widths, apostrophes, dashes and the minus. */
static const struct {
    uint32_t first, last;
} spaces[] = {
    { 0x0009, 0x000D },
    { 0x0027, 0x0027 },
    { 0x002D, 0x002D },
    { 0x0060, 0x0060 },
    { 0x00A0, 0x00A0 },
    { 0x00B4, 0x00B4 },
    { 0x02B9, 0x02BC },
    { 0x2000, 0x200A },
    { 0x2010, 0x2015 },
    { 0x2018, 0x201B },
    { 0x2028, 0x2029 },
    { 0x202F, 0x202F },
    { 0x2032, 0x2032 },
    { 0x2212, 0x2212 },
    { 0x3000, 0x3000 },
};

/* Large letters at a fixed distance from the small ones, and figures. */
static const struct {
    uint32_t first, last, to;
} shifted[] = {
    { 'A', 'Z', 'a' },
    /* Greek; there is no large letter between Ρ and Σ. */
    { 0x0391, 0x03A1, 0x03B1 },
    { 0x03A3, 0x03A9, 0x03C3 },
    /* Cyrillic. */
    { 0x0410, 0x042F, 0x0430 },
    /* Figures of Arabic, and those of Persian and Urdu. */
    { 0x0660, 0x0669, '0' },
    { 0x06F0, 0x06F9, '0' },
};

/* In the order of their codes.
 *
 * Arabic letters go together as people write them on the keyboards that they have: alef
 * with and without hamza or madda, final yeh with and without dots, the Persian yeh and
 * kaf, the heh of Urdu. Teh marbuta goes to heh: at the end of a word many write it
 * without its dots, and the few words that only this sets apart name nothing here. Hamza
 * on waw or yeh goes too, since U+0654, the same hamza written alone, is dropped. */
static const struct {
    uint32_t code;
    const char *letters;
} special[] = {
    { 0x00C6, "ae" },
    { 0x00DE, "th" },
    { 0x00DF, "ss" },
    { 0x00E6, "ae" },
    { 0x00FE, "th" },
    { 0x0132, "ij" },
    { 0x0133, "ij" },
    { 0x0152, "oe" },
    { 0x0153, "oe" },
    { 0x018F, "ə" },
    { 0x01C4, "dz" },
    { 0x01C5, "dz" },
    { 0x01C6, "dz" },
    { 0x01C7, "lj" },
    { 0x01C8, "lj" },
    { 0x01C9, "lj" },
    { 0x01CA, "nj" },
    { 0x01CB, "nj" },
    { 0x01CC, "nj" },
    { 0x01E2, "ae" },
    { 0x01E3, "ae" },
    { 0x01F1, "dz" },
    { 0x01F2, "dz" },
    { 0x01F3, "dz" },
    { 0x01FC, "ae" },
    { 0x01FD, "ae" },
    { 0x0386, "α" },
    { 0x0388, "ε" },
    { 0x0389, "η" },
    { 0x038A, "ι" },
    { 0x038C, "ο" },
    { 0x038E, "υ" },
    { 0x038F, "ω" },
    { 0x0390, "ι" },
    { 0x03AA, "ι" },
    { 0x03AB, "υ" },
    { 0x03AC, "α" },
    { 0x03AD, "ε" },
    { 0x03AE, "η" },
    { 0x03AF, "ι" },
    { 0x03B0, "υ" },
    { 0x03C2, "σ" },
    { 0x03CA, "ι" },
    { 0x03CB, "υ" },
    { 0x03CC, "ο" },
    { 0x03CD, "υ" },
    { 0x03CE, "ω" },
    { 0x0400, "е" },
    { 0x0401, "е" },
    { 0x0402, "ђ" },
    { 0x0403, "г" },
    { 0x0404, "є" },
    { 0x0405, "ѕ" },
    { 0x0406, "і" },
    { 0x0407, "і" },
    { 0x0408, "ј" },
    { 0x0409, "љ" },
    { 0x040A, "њ" },
    { 0x040B, "ћ" },
    { 0x040C, "к" },
    { 0x040D, "и" },
    { 0x040E, "у" },
    { 0x040F, "џ" },
    { 0x0419, "и" },
    { 0x0439, "и" },
    { 0x0450, "е" },
    { 0x0451, "е" },
    { 0x0453, "г" },
    { 0x0457, "і" },
    { 0x045C, "к" },
    { 0x045D, "и" },
    { 0x045E, "у" },
    { 0x0490, "г" },
    { 0x0491, "г" },
    { 0x0622, "ا" },
    { 0x0623, "ا" },
    { 0x0624, "و" },
    { 0x0625, "ا" },
    { 0x0626, "ي" },
    { 0x0629, "ه" },
    { 0x0649, "ي" },
    { 0x0671, "ا" },
    { 0x06A9, "ك" },
    { 0x06C0, "ه" },
    { 0x06C1, "ه" },
    { 0x06C2, "ه" },
    { 0x06CC, "ي" },
    { 0x06D5, "ه" },
    { 0x1E9E, "ss" },
    { 0xFB00, "ff" },
    { 0xFB01, "fi" },
    { 0xFB02, "fl" },
    { 0xFB03, "ffi" },
    { 0xFB04, "ffl" },
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_dropped(uint32_t code)
{
    for (size_t i = 0; i < COUNT(dropped); i++)
        if (code >= dropped[i].first && code <= dropped[i].last)
            return true;
    return false;
}

static bool is_space(uint32_t code)
{
    for (size_t i = 0; i < COUNT(spaces); i++)
        if (code >= spaces[i].first && code <= spaces[i].last)
            return true;
    return false;
}

static const char *special_letters(uint32_t code)
{
    size_t first = 0, behind = COUNT(special);
    while (first < behind) {
        size_t middle = first + (behind - first) / 2;
        if (special[middle].code == code)
            return special[middle].letters;
        if (special[middle].code < code)
            first = middle + 1;
        else
            behind = middle;
    }
    return NULL;
}

static uint32_t simple_letter(uint32_t code)
{
    for (size_t i = 0; i < COUNT(shifted); i++)
        if (code >= shifted[i].first && code <= shifted[i].last)
            return code - shifted[i].first + shifted[i].to;
    for (size_t i = 0; i < COUNT(blocks); i++)
        if (code >= blocks[i].first && code <= blocks[i].last) {
            char letter = blocks[i].letters[code - blocks[i].first];
            return letter == '.' ? code : (uint32_t)letter;
        }
    return code;
}

static void add_folded(struct text *text, uint32_t code)
{
    const char *letters = special_letters(code);
    if (is_dropped(code))
        return;
    if (is_space(code))
        text_add_c(text, " ");
    else if (letters)
        text_add_c(text, letters);
    else
        text_add_code(text, simple_letter(code));
}

char *str_fold(struct arena *arena, struct str text)
{
    struct text folded = { .arena = arena };
    text_add(&folded, STR("")); /* so that there is a text even of nothing */
    while (text.size) {
        uint32_t code = str_next(&text);
        add_folded(&folded, code == STR_BAD ? ' ' : code);
    }
    return folded.bytes;
}
