#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/array.h"

/* Closes and undoes without losing the reason of a failure. */
static bool fail(int file, const char *unlink_path)
{
    int reason = errno;
    if (file >= 0)
        close(file);
    if (unlink_path)
        unlink(unlink_path);
    errno = reason;
    return false;
}

/* What fits, and one byte more to see whether there is more. */
static size_t first_room(int file, size_t max_bytes)
{
    struct stat about;
    enum { PIPE_ROOM = 64 * 1024 };
    size_t room = PIPE_ROOM;
    if (!fstat(file, &about) && S_ISREG(about.st_mode))
        room = (size_t)about.st_size;
    return (room < max_bytes ? room : max_bytes) + 1;
}

bool file_read(
    struct arena *arena, const char *path, size_t max_bytes, struct str *bytes)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    size_t room = first_room(file, max_bytes), size = 0;
    char *all = arena_take(arena, room + 1);
    for (;;) {
        ssize_t got = read(file, all + size, room - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(file, NULL);
        size += (size_t)got;
        if (size > max_bytes) {
            errno = EFBIG;
            return fail(file, NULL);
        }
        if (!got)
            break;
        if (size == room) {
            char *larger = arena_take(arena, 2 * room + 1);
            memcpy(larger, all, size);
            all = larger;
            room *= 2;
        }
    }
    close(file);
    *bytes = (struct str){ all, size };
    return true;
}

static bool write_all(int file, struct str bytes)
{
    while (bytes.size) {
        ssize_t put = write(file, bytes.text, bytes.size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes = str_sub(bytes, (size_t)put, SIZE_MAX);
    }
    return true;
}

/* The folder part of a path: "." where there is none. */
static char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return str_dup(arena, ".");
    return str_copy(
        arena, (struct str){ path, slash == path ? 1 : (size_t)(slash - path) });
}

static bool sync_folder(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return false;
    if (fsync(file))
        return fail(file, NULL);
    close(file);
    return true;
}

static bool write_beside(char *temporary, struct str bytes, unsigned mode)
{
    int file = mkstemp(temporary);
    if (file < 0)
        return false;
    if (!write_all(file, bytes) || fchmod(file, (mode_t)mode) || fsync(file))
        return fail(file, temporary);
    if (close(file))
        return fail(-1, temporary);
    return true;
}

bool file_write(const char *path, struct str bytes, unsigned mode)
{
    struct arena *scratch = arena_open(PATH_MAX);
    char *temporary = str_format(scratch, "%s.XXXXXX", path);
    bool good = write_beside(temporary, bytes, mode);
    if (good)
        good = !rename(temporary, path) || fail(-1, temporary);
    good = good && sync_folder(folder_of(scratch, path));
    int reason = errno;
    arena_close(scratch);
    errno = reason;
    return good;
}

bool file_exists(const char *path)
{
    return !access(path, F_OK);
}

static bool is_folder(const char *path)
{
    struct stat about;
    if (stat(path, &about))
        return false;
    errno = ENOTDIR;
    return S_ISDIR(about.st_mode);
}

static bool make_one(const char *path, unsigned mode)
{
    return !mkdir(path, (mode_t)mode) || (errno == EEXIST && is_folder(path));
}

bool folder_make(const char *path, unsigned mode)
{
    struct arena *scratch = arena_open(PATH_MAX);
    char *part = str_dup(scratch, path);
    bool good = true;
    for (char *slash = part; good && (slash = strchr(slash + 1, '/'));) {
        *slash = '\0';
        good = make_one(part, mode);
        *slash = '/';
    }
    good = good && make_one(path, mode);
    int reason = errno;
    arena_close(scratch);
    errno = reason;
    return good;
}

char *file_join(struct arena *arena, const char *folder, const char *name)
{
    bool slash = str_ends(str_of(folder), "/");
    return str_format(arena, slash ? "%s%s" : "%s/%s", folder, name);
}

char *file_program_folder(struct arena *arena)
{
    for (size_t room = 256;; room *= 2) {
        char *path = arena_take(arena, room + 1);
        ssize_t size = readlink("/proc/self/exe", path, room);
        if (size < 0)
            return str_dup(arena, ".");
        if ((size_t)size < room)
            return folder_of(arena, path);
    }
}

static int by_bytes(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

char **folder_list(
    struct arena *arena, const char *folder, const char *ending, size_t *count)
{
    DIR *open_folder = opendir(folder);
    if (!open_folder)
        return NULL;
    struct {
        ARRAY(char *)
    } names = { 0 };
    *ARRAY_ADD(arena, &names) = NULL; /* an empty folder is a list too, not NULL */
    names.count = 0;
    for (struct dirent *entry; (entry = readdir(open_folder));)
        if (entry->d_name[0] != '.' && str_ends(str_of(entry->d_name), ending))
            *ARRAY_ADD(arena, &names) = str_dup(arena, entry->d_name);
    closedir(open_folder);
    qsort(names.items, names.count, sizeof(char *), by_bytes);
    *count = names.count;
    return names.items;
}
