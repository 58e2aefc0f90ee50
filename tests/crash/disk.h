/* A disk that fails when it is told to: a layer between SQLite and the real files (a VFS,
 * https://www.sqlite.org/vfs.html) that counts every write, truncation, sync and deletion.
 *
 * It knows what a power cut would leave: of each file the state at its last sync, and any
 * part of what was written since, in any order, torn at any sector. */
#pragma once

#include <stddef.h>

enum disk_failure {
    DISK_NONE,
    DISK_ERROR, /* one operation fails, then all is well */
    DISK_FULL,  /* from this operation on there is no room */
    DISK_POWER, /* from this operation on nothing reaches the disk */
};

/* What survives of the writes that were not synced. */
enum disk_survival { DISK_LOST, DISK_KEPT, DISK_MIXED };

/* Puts itself between SQLite and the files of this process. */
void disk_install(void);

/* The `at`-th operation from now (from 1) fails. What is on disk now counts as safe. */
void disk_arm(enum disk_failure failure, long at);

/* Like disk_arm() with the next operation, keeping what is known of the files. */
void disk_arm_now(void);

/* How many operations there were since then. */
long disk_operations(void);

/* No more failures. After DISK_POWER the files are left as the cut would leave them, with
 * `seed` for DISK_MIXED. All databases must be closed. */
void disk_disarm(enum disk_survival survival, unsigned seed);
