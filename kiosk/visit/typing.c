#include "visit/typing.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

enum { FIRST_PRINTABLE = 0x20, DELETE = 0x7F, LAST_CONTROL = 0x9F };

static bool is_shown(struct str character)
{
    if (!character.size)
        return false;
    while (character.size) {
        uint32_t code = str_next(&character);
        if (code == STR_BAD || code < FIRST_PRINTABLE ||
            (code >= DELETE && code <= LAST_CONTROL))
            return false;
    }
    return true;
}

bool typing_add(char *field, size_t max_characters, const char *character)
{
    struct str old = str_of(field), new = str_of(character);
    if (!is_shown(new) || str_count(old) + str_count(new) > max_characters)
        return false;
    memcpy(field + old.size, new.text, new.size);
    field[old.size + new.size] = '\0';
    return true;
}

void typing_delete(char *field)
{
    struct str whole = str_of(field);
    size_t count = str_count(whole);
    if (count == 0)
        return;
    size_t kept = str_bytes(whole, count - 1);
    memory_wipe(field + kept, whole.size - kept);
}

void typing_clear(char *field)
{
    memory_wipe(field, strlen(field));
}
