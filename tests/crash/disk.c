#include "crash/disk.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

enum { SECTOR = 512 };

/* A write, or a truncation to `offset` when there are no bytes. */
struct pending {
    struct pending *next;
    sqlite3_int64 offset;
    int size;
    unsigned char *bytes;
};

/* Of one path; never freed, because an open file may point to it. */
struct image {
    struct image *next;
    char *path;
    unsigned char *safe; /* what a power cut leaves for certain */
    size_t size;
    struct pending *first, **last;
};

struct file {
    sqlite3_file base;
    struct image *image; /* NULL for the shared memory and temporary files */
    sqlite3_file *real;
};

static sqlite3_vfs *real_vfs, disk_vfs;
static struct image *images;
static enum disk_failure failure;
static long fails_at, operations;

/* --- what is safe, what is pending --- */

static void read_safe(struct image *image)
{
    FILE *file = fopen(image->path, "rb");
    free(image->safe);
    image->safe = NULL;
    image->size = 0;
    if (!file)
        return;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    image->safe = malloc((size_t)size + 1);
    image->size = fread(image->safe, 1, (size_t)size, file);
    fclose(file);
}

static void forget_pending(struct image *image)
{
    while (image->first) {
        struct pending *next = image->first->next;
        free(image->first->bytes);
        free(image->first);
        image->first = next;
    }
    image->last = &image->first;
}

static struct image *image_of(const char *path)
{
    struct image *image = images;
    while (image && strcmp(image->path, path) != 0)
        image = image->next;
    if (image)
        return image;
    image = malloc(sizeof *image);
    *image = (struct image){ .path = strdup(path), .next = images };
    image->last = &image->first;
    images = image;
    read_safe(image);
    return image;
}

static void add_pending(
    struct image *image, const void *bytes, int size, sqlite3_int64 offset)
{
    if (!image)
        return;
    struct pending *one = malloc(sizeof *one);
    *one = (struct pending){ .offset = offset, .size = size };
    if (size) {
        one->bytes = malloc((size_t)size);
        memcpy(one->bytes, bytes, (size_t)size);
    }
    *image->last = one;
    image->last = &one->next;
}

static void resize(struct image *image, size_t size)
{
    image->safe = realloc(image->safe, size + 1);
    if (size > image->size)
        memset(image->safe + image->size, 0, size - image->size);
    image->size = size;
}

/* How many bytes of a write made it: whole sectors from its start. */
static int part_of(const struct pending *one, enum disk_survival survival)
{
    if (survival == DISK_KEPT)
        return one->size;
    if (survival == DISK_LOST || rand() % 2)
        return 0;
    return rand() % 3 ? one->size : one->size / SECTOR / 2 * SECTOR;
}

static void survive(struct image *image, enum disk_survival survival)
{
    for (struct pending *one = image->first; one; one = one->next) {
        size_t offset = (size_t)one->offset;
        if (!one->size) {
            if (survival == DISK_KEPT || (survival == DISK_MIXED && rand() % 2))
                resize(image, offset);
            continue;
        }
        size_t part = (size_t)part_of(one, survival);
        if (!part)
            continue;
        if (offset + part > image->size)
            resize(image, offset + part);
        memcpy(image->safe + offset, one->bytes, part);
    }
}

static void write_image(const struct image *image)
{
    FILE *file = fopen(image->path, "r+b");
    if (!file)
        return; /* it was deleted */
    fclose(file);
    file = fopen(image->path, "wb");
    assert(file);
    size_t written = image->size ? fwrite(image->safe, 1, image->size, file) : 0;
    assert(written == image->size);
    fclose(file);
}

/* --- failing --- */

/* The code that this operation ends with, SQLITE_OK for none. */
static int fail(bool writes, int error)
{
    operations++;
    if (failure == DISK_NONE || operations < fails_at)
        return SQLITE_OK;
    switch (failure) {
    case DISK_NONE:
        break;
    case DISK_ERROR:
        return operations == fails_at ? error : SQLITE_OK;
    case DISK_FULL:
        return writes ? SQLITE_FULL : SQLITE_OK;
    case DISK_POWER:
        return error;
    }
    return SQLITE_OK;
}

/* --- the methods of a file --- */

static struct file *ours(sqlite3_file *file)
{
    return (struct file *)file;
}

static sqlite3_file *real(sqlite3_file *file)
{
    return ours(file)->real;
}

static int file_close(sqlite3_file *file)
{
    return real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    return real(file)->pMethods->xRead(real(file), bytes, size, offset);
}

static int file_write(
    sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    int code = fail(true, SQLITE_IOERR_WRITE);
    if (code == SQLITE_OK)
        code = real(file)->pMethods->xWrite(real(file), bytes, size, offset);
    else if (failure == DISK_POWER && operations == fails_at)
        add_pending(ours(file)->image, bytes, size, offset); /* it was on its way */
    if (code == SQLITE_OK)
        add_pending(ours(file)->image, bytes, size, offset);
    return code;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    int code = fail(false, SQLITE_IOERR_TRUNCATE);
    if (code == SQLITE_OK)
        code = real(file)->pMethods->xTruncate(real(file), size);
    if (code == SQLITE_OK)
        add_pending(ours(file)->image, NULL, 0, size);
    return code;
}

static int file_sync(sqlite3_file *file, int flags)
{
    (void)flags; /* the real disk is left in peace: this one knows what is safe */
    int code = fail(false, SQLITE_IOERR_FSYNC);
    if (code == SQLITE_OK && ours(file)->image) {
        read_safe(ours(file)->image);
        forget_pending(ours(file)->image);
    }
    return code;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

static int file_lock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}

static int file_unlock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

static int file_reserved(sqlite3_file *file, int *reserved)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
}

static int file_control(sqlite3_file *file, int what, void *value)
{
    return real(file)->pMethods->xFileControl(real(file), what, value);
}

static int file_sector(sqlite3_file *file)
{
    (void)file;
    return SECTOR;
}

static int file_abilities(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int shm_map(
    sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
}

static int shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static void shm_barrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

static int shm_unmap(sqlite3_file *file, int deletes)
{
    return real(file)->pMethods->xShmUnmap(real(file), deletes);
}

/* Version 2: without memory-mapped reading, every byte passes here. */
static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_abilities,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

static int open_file(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *given)
{
    (void)vfs;
    struct file *opened = ours(file);
    opened->real = (sqlite3_file *)(opened + 1);
    int code = real_vfs->xOpen(real_vfs, path, opened->real, flags, given);
    opened->image = code == SQLITE_OK && path ? image_of(path) : NULL;
    opened->base.pMethods = code == SQLITE_OK ? &methods : NULL;
    return code;
}

/* A deletion is safe at once: SQLite deletes a log only after it was emptied. */
static int delete_file(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
    (void)vfs;
    int code = fail(false, SQLITE_IOERR_DELETE);
    if (code != SQLITE_OK)
        return code;
    struct image *image = image_of(path);
    forget_pending(image);
    code = real_vfs->xDelete(real_vfs, path, sync_folder);
    read_safe(image);
    return code;
}

void disk_install(void)
{
    real_vfs = sqlite3_vfs_find(NULL);
    disk_vfs = *real_vfs;
    disk_vfs.zName = "disk";
    disk_vfs.pNext = NULL;
    disk_vfs.szOsFile = (int)sizeof(struct file) + real_vfs->szOsFile;
    disk_vfs.xOpen = open_file;
    disk_vfs.xDelete = delete_file;
    int code = sqlite3_vfs_register(&disk_vfs, 1);
    assert(code == SQLITE_OK);
    (void)code;
}

/* What is on disk now is safe. */
static void settle(void)
{
    for (struct image *image = images; image; image = image->next) {
        forget_pending(image);
        read_safe(image);
    }
}

void disk_arm(enum disk_failure how, long at)
{
    settle();
    failure = how;
    fails_at = at;
    operations = 0;
}

void disk_arm_now(void)
{
    fails_at = operations + 1;
}

long disk_operations(void)
{
    return operations;
}

static bool is_shared_memory(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, "-shm") == 0;
}

void disk_disarm(enum disk_survival survival, unsigned seed)
{
    bool cut = failure == DISK_POWER && operations >= fails_at;
    failure = DISK_NONE;
    srand(seed);
    for (struct image *image = images; cut && image; image = image->next) {
        if (is_shared_memory(image->path))
            continue;
        survive(image, survival);
        write_image(image);
        /* Memory does not outlive the power. */
        char shared[4096];
        snprintf(shared, sizeof shared, "%s-shm", image->path);
        unlink(shared);
    }
    settle();
}
