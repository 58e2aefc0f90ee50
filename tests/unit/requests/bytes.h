/* Looks for bytes in bytes. */
#pragma once

#include <string.h>

#include "base/str.h"

static inline bool bytes_hold(struct str whole, struct str part)
{
    if (!part.size)
        return false;
    for (size_t i = 0; i + part.size <= whole.size; i++) {
        const char *at =
            memchr(whole.text + i, part.text[0], whole.size - part.size - i + 1);
        if (!at)
            return false;
        i = (size_t)(at - whole.text);
        if (memcmp(at, part.text, part.size) == 0)
            return true;
    }
    return false;
}
