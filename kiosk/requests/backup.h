/* One file that brings a whole site back: the sealed requests, the ledger, the public keys
 * and site.yaml. Nothing in it can be read without the team's key. */
#pragma once

#include <stddef.h>

#include "base/date.h"
#include "requests/storage.h"

struct retention;
struct store;

/* A consistent copy at `path`, also while the kiosk runs; safe on disk, or not there at
 * all. `folder` is the data folder, for its keys and site.yaml. */
enum storage backup_make(struct store *store, const char *folder, const char *path);

/* The other way. An empty or missing folder becomes the site that was backed up; a folder
 * of the same site takes in the requests that it lacks. What is overdue `today` is erased
 * before anything can be read (P-40), and what was taken back here does not return.
 * `restored` is how many requests came; NULL is allowed. */
enum storage backup_restore(
    const char *path, const char *folder, struct date today, size_t *restored);
