#include "rules/program_bytes.h"

#include <string.h>

#include "base/arena.h"

enum { SEVEN_BITS = 127, MORE = 128, BITS = 7, MOST_BITS = 63, FIRST_TABLE = 1024 };

void put_byte(struct text *out, unsigned byte)
{
    char one = (char)(unsigned char)byte;
    text_add(out, (struct str){ &one, 1 });
}

void put_count(struct text *out, uint64_t count)
{
    for (; count > SEVEN_BITS; count >>= BITS)
        put_byte(out, (unsigned)(count & SEVEN_BITS) | MORE);
    put_byte(out, (unsigned)count);
}

void put_number(struct text *out, double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    for (size_t i = 0; i < sizeof bits; i++)
        put_byte(out, (unsigned)(bits >> 8 * i) & 255);
}

uint64_t take_long_count(struct bytes_in *in)
{
    uint64_t count = 0;
    for (int shift = 0; shift < MOST_BITS; shift += BITS) {
        unsigned byte = take_byte(in);
        count |= (uint64_t)(byte & SEVEN_BITS) << shift;
        if (byte < MORE)
            return count;
    }
    in->bad = true;
    return 0;
}

size_t take_length(struct bytes_in *in)
{
    uint64_t length = take_count(in);
    if (length <= (uint64_t)(in->end - in->at))
        return (size_t)length;
    in->bad = true;
    return 0;
}

double take_number(struct bytes_in *in)
{
    uint64_t bits = 0;
    double number;
    for (size_t i = 0; i < sizeof bits; i++)
        bits |= (uint64_t)take_byte(in) << 8 * i;
    memcpy(&number, &bits, sizeof number);
    return number;
}

/* --- things by their numbers --- */

static size_t place_of(const struct numbered *list, struct str key)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < key.size; i++)
        hash = (hash ^ (unsigned char)key.text[i]) * 16777619u; /* FNV-1a */
    size_t place = (hash ^ hash >> 15) & (list->table_size - 1);
    while (
        list->table[place] && !str_same(list->keys.items[list->table[place] - 1], key))
        place = (place + 1) & (list->table_size - 1);
    return place;
}

static void make_room(struct numbered *list)
{
    if (2 * list->keys.count < list->table_size)
        return;
    list->table_size = list->table_size ? 2 * list->table_size : FIRST_TABLE;
    list->table = ARENA_LIST(list->arena, uint32_t, list->table_size);
    for (uint32_t i = 0; i < list->keys.count; i++)
        list->table[place_of(list, list->keys.items[i])] = i + 1;
}

uint32_t number_of_key(struct numbered *list, struct str key, bool *is_new)
{
    make_room(list);
    size_t place = place_of(list, key);
    bool found = list->table[place] != 0;
    if (!found) {
        *ARRAY_ADD(list->arena, &list->keys) = key;
        list->table[place] = (uint32_t)list->keys.count;
    }
    if (is_new)
        *is_new = !found;
    return list->table[place] - 1;
}

uint32_t find_key(const struct numbered *list, struct str key)
{
    uint32_t found = list->table_size ? list->table[place_of(list, key)] : 0;
    return found ? found - 1 : UINT32_MAX;
}
