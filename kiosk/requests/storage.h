/* What became of something that was asked of the disk, and how it is told. */
#pragma once

enum storage {
    STORAGE_DONE,
    STORAGE_ABSENT,     /* no such request */
    STORAGE_TAKEN,      /* it is there already */
    STORAGE_MISSING,    /* no such file or folder */
    STORAGE_DENIED,     /* no right to write, or a read-only disk */
    STORAGE_LOCKED,     /* another program holds it, longer than two seconds */
    STORAGE_FULL,       /* no room left on the disk */
    STORAGE_FAILED,     /* the disk answered with an error */
    STORAGE_DAMAGED,    /* the file is no requests.db, or is broken */
    STORAGE_NEWER,      /* written by a later version of this program */
    STORAGE_OTHER_SITE, /* the file comes from another site */
    STORAGE_FROZEN,     /* disputed: somebody must decide first (P-60) */
    STORAGE_CLOCK,      /* the clock cannot be right; nothing was erased (P-38) */
};

/* In French, to the operator, with what to do next. "" for STORAGE_DONE. */
const char *storage_message(enum storage result);

/* A fixed English word for the log: "full". */
const char *storage_word(enum storage result);
