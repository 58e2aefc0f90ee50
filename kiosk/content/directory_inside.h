/* Reading the tables of the directory, for directory_read.c and directory_cells.c. */
#pragma once

#include "base/csv.h"
#include "content/directory.h"
#include "content/reader.h"

/* The words of the lists, and the table that is being read. */
struct tables_reader {
    struct reader *reader;
    struct office_genre *genres;
    struct names genre_names;               /* folded, as the genres */
    struct names language_names, languages; /* folded, and as they are shown */
    struct names subjects;                  /* "tout", situations, sheets */
    const struct csv_cell *cell;
    struct office *office;
};

enum { COLUMN_COUNT = 12 };

extern const struct column {
    const char *name;
    enum need column, cell; /* must the table have it, must each row fill it? */
    /* Reads tables->cell, which is not blank, into tables->office. */
    void (*read)(struct tables_reader *tables);
} DIRECTORY_COLUMNS[COLUMN_COUNT];
