#include "ui/text_runs.h"

#include <fribidi.h>

#include "base/arena.h"

/* Rules P2 and P3: the first strong letter that stands in no isolate, so that a sentence
 * may begin with a phone number or a French name. (FriBidi 1.0.8 looks into isolates.) */
static void find_direction(const FriBidiCharType *types, size_t count, bool *rtl)
{
    size_t depth = 0;
    for (size_t i = 0; i < count; i++) {
        if (types[i] == FRIBIDI_TYPE_PDI)
            depth -= depth > 0;
        else if (FRIBIDI_IS_ISOLATE(types[i]))
            depth++;
        else if (!depth && FRIBIDI_IS_LETTER(types[i])) {
            *rtl = FRIBIDI_IS_RTL(types[i]);
            return;
        }
    }
}

unsigned char *text_levels(
    struct arena *arena, const uint32_t *codes, size_t count, bool *rtl)
{
    unsigned char *levels = ARENA_LIST(arena, unsigned char, count + 1);
    FriBidiCharType *types = ARENA_LIST(arena, FriBidiCharType, count + 1);
    FriBidiBracketType *brackets = ARENA_LIST(arena, FriBidiBracketType, count + 1);
    FriBidiLevel *found = ARENA_LIST(arena, FriBidiLevel, count + 1);
    FriBidiStrIndex length = (FriBidiStrIndex)count;
    fribidi_get_bidi_types(codes, length, types);
    fribidi_get_bracket_types(codes, length, types, brackets);
    find_direction(types, count, rtl);
    FriBidiParType direction = *rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    FriBidiLevel highest =
        fribidi_get_par_embedding_levels_ex(types, brackets, length, &direction, found);
    for (size_t i = 0; i < count; i++) /* 0: it ran out of memory */
        levels[i] = (unsigned char)(highest ? found[i] : *rtl);
    return levels;
}

static void turn_around(size_t *order, size_t from, size_t to)
{
    while (from + 1 < to) {
        size_t swap = order[from];
        order[from++] = order[--to];
        order[to] = swap;
    }
}

void text_order(const unsigned char *levels, size_t count, size_t *order)
{
    unsigned char highest = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    /* From the highest level down to 1, each stretch of that level or more turns. */
    for (unsigned char level = highest; level > 0; level--)
        for (size_t from = 0; from < count; from++) {
            size_t to = from;
            while (to < count && levels[to] >= level)
                to++;
            if (to > from)
                turn_around(order, from, to);
            from = to;
        }
}
