/* Plays the files of folders through a fuzz target, with any compiler. */
#include <stdio.h>

#include "base/arena.h"
#include "base/file.h"
#include "fuzz.h"

static int play(const char *folder)
{
    struct arena *arena = arena_open(0);
    size_t count = 0;
    char **names = folder_list(arena, folder, "", &count);
    for (size_t i = 0; i < count; i++) {
        struct str bytes;
        if (!file_read(arena, file_join(arena, folder, names[i]), 1 << 24, &bytes))
            continue;
        fprintf(stderr, "%s\n", names[i]); /* the last one seen is the one that broke */
        LLVMFuzzerTestOneInput((const uint8_t *)bytes.text, bytes.size);
    }
    arena_close(arena);
    return names && count ? 0 : 1;
}

int main(int count, char **folders)
{
    int failed = count < 2;
    for (int i = 1; i < count; i++)
        failed |= play(folders[i]);
    return failed;
}
