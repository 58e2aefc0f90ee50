/* What every fuzz target defines, under the name that libFuzzer calls. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Reads the input as the reader under test would; ends the program when the reader breaks
 * a promise. Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
