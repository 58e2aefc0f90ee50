/* Short fields in which a resident types, key by key: what stands in them and where they
 * end. Each is a buffer of the visit's arena with room for TYPING_ROOM(characters) bytes,
 * ended by NUL; what is taken away is overwritten. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* UTF-8 takes up to four bytes a character. */
#define TYPING_ROOM(characters) ((size_t)(characters)*4 + 1)

/* Adds the character of one key. False when the field is full, or when it is no character
 * that can be shown; the field is then as before. */
bool typing_add(char *field, size_t max_characters, const char *character);

/* Takes the last character away; nothing when there is none. */
void typing_delete(char *field);

/* Empties the field and overwrites what stood in it. */
void typing_clear(char *field);
