/* listes.yaml first: the words that the tables may use. Then a table at a time, a row at a
 * time. */
#include "content/directory_inside.h"

#include <string.h>

#include "base/arena.h"
#include "base/csv.h"
#include "content/reader.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char FOLDER[] = "directory/", EXAMPLE[] = "exemple-";
static const char LISTS[] = "directory/listes.yaml";

/* --- lists --- */

static const char *const LIST_KEYS[] = { "genres", "langues" };
static const char *const GENRE_KEYS[] = { "genre", "name", "does", "icon" };

static void read_genre(struct tables_reader *tables, const struct yaml *map)
{
    struct reader *reader = tables->reader;
    yaml_only(map, GENRE_KEYS, COUNT(GENRE_KEYS), reader->diag);
    const char *word = field_text(reader, map, "genre", NEEDED);
    if (!word)
        return;
    int index = names_add(
        reader->arena, &tables->genre_names, str_fold(reader->arena, str_of(word)));
    if (index == NAMES_NONE) {
        diag_error(reader->diag, map->at, "there are two genres '%s'", word);
        return;
    }
    const char *name = field_text(reader, map, "name", NEEDED);
    if (name)
        reader_message(reader, yaml_find(map, "name")->at, name,
            "un genre de lieu qui aide, dans l’annuaire");
    field_name(reader, map, "icon", NAME_PICTURE, OPTIONAL);
    tables->genres[index] = (struct office_genre){
        .word = word,
        .name = name,
        .does = field_prose(reader, map, "does", NEEDED),
        .icon = field_text(reader, map, "icon", NEEDED),
        .at = map->at,
    };
}

static void read_languages(struct tables_reader *tables, const struct yaml *top)
{
    struct reader *reader = tables->reader;
    size_t count = 0;
    const char *const *words = field_list(reader, top, "langues", false, &count);
    for (size_t i = 0; i < count; i++) {
        const char *folded = str_fold(reader->arena, str_of(words[i]));
        if (names_add(reader->arena, &tables->language_names, folded) == NAMES_NONE) {
            diag_error(reader->diag, yaml_find(top, "langues")->at,
                "there are two languages '%s'", words[i]);
            continue;
        }
        names_add(reader->arena, &tables->languages, words[i]);
        reader_message(
            reader, yaml_find(top, "langues")->at, words[i], "le nom d’une langue");
    }
}

static bool read_lists(struct tables_reader *tables)
{
    struct reader *reader = tables->reader;
    const struct shelf_file *file = shelf_find(reader->shelf, LISTS);
    if (!file)
        return diag_error(reader->diag, (struct place){ .file = reader->shelf->folder },
            "%s is missing: it says which genres and languages there are", LISTS);
    const struct yaml *top = reader_yaml(reader, file);
    if (!top)
        return false;
    if (top->kind != YAML_MAP)
        return diag_error(
            reader->diag, top->at, "expected two lists, 'genres:' and 'langues:'");
    yaml_only(top, LIST_KEYS, COUNT(LIST_KEYS), reader->diag);
    const struct yaml *genres = yaml_find(top, "genres");
    tables->genres =
        ARENA_LIST(reader->arena, struct office_genre, genres ? genres->count : 0);
    YAML_EACH(map, genres)
        read_genre(tables, map);
    read_languages(tables, top);
    return true;
}

/* --- rows --- */

enum { COLUMN_NONE = -1 };

struct header {
    int *columns; /* of each cell: an index of COLUMNS or COLUMN_NONE */
    size_t count;
    bool there[COLUMN_COUNT];
};

static int find_column(struct arena *arena, const char *text)
{
    const char *folded = str_fold(arena, str_trim(str_of(text)));
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (text_same(folded, str_fold(arena, str_of(DIRECTORY_COLUMNS[i].name))))
            return (int)i;
    return COLUMN_NONE;
}

static void unknown_column(const struct reader *reader, const struct csv_cell *cell)
{
    const char *names[COLUMN_COUNT];
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        names[i] = DIRECTORY_COLUMNS[i].name;
    const char *text = text_folded(reader->arena, cell->text);
    const char *nearest = str_nearest(text, names, COUNT(names));
    if (nearest)
        diag_error(reader->diag, cell->at, "unknown column '%s'; did you mean '%s'?",
            text, nearest);
    else
        diag_error(reader->diag, cell->at, "unknown column '%s'", text);
}

static struct header read_header(const struct reader *reader, const struct csv_row *row)
{
    struct header header = { ARENA_LIST(reader->arena, int, row->count), row->count,
        { false } };
    for (size_t i = 0; i < row->count; i++) {
        const struct csv_cell *cell = &row->cells[i];
        int column = find_column(reader->arena, cell->text);
        header.columns[i] = column;
        if (column == COLUMN_NONE) {
            if (str_trim(str_of(cell->text)).size)
                unknown_column(reader, cell);
            continue;
        }
        if (header.there[column])
            diag_error(reader->diag, cell->at, "there are two columns '%s'",
                DIRECTORY_COLUMNS[column].name);
        header.there[column] = true;
    }
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (DIRECTORY_COLUMNS[i].column == NEEDED && !header.there[i])
            diag_error(reader->diag, row->at, "the column '%s' is missing",
                DIRECTORY_COLUMNS[i].name);
    return header;
}

static void read_cell(struct tables_reader *tables, const struct header *header,
    size_t place, bool filled[COLUMN_COUNT])
{
    bool blank = !str_trim(str_of(tables->cell->text)).size;
    int column = place < header->count ? header->columns[place] : COLUMN_NONE;
    if (blank)
        return;
    if (place >= header->count)
        diag_error(tables->reader->diag, tables->cell->at,
            "'%s' stands under no column; is a quote or a separator wrong?",
            text_folded(tables->reader->arena, tables->cell->text));
    if (column == COLUMN_NONE)
        return;
    filled[column] = true;
    DIRECTORY_COLUMNS[column].read(tables);
}

static void review_office(const struct reader *reader, const struct office *office)
{
    if (!date_is(reader->on) || !date_is(office->verified))
        return;
    if (office_is_old(office, reader->on))
        diag_warning(reader->diag, office->at,
            "'%s' was looked at for the last time on %s, more than a year ago; call "
            "there, and enter the new date",
            office->name, date_iso(reader->arena, office->verified));
}

static void read_row(struct tables_reader *tables, const struct header *header,
    const struct csv_row *row, struct office *office)
{
    const struct reader *reader = tables->reader;
    bool filled[COLUMN_COUNT] = { false };
    office->at = row->at;
    tables->office = office;
    for (size_t i = 0; i < row->count; i++) {
        tables->cell = &row->cells[i];
        read_cell(tables, header, i, filled);
    }
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (DIRECTORY_COLUMNS[i].cell == NEEDED && header->there[i] && !filled[i])
            diag_error(
                reader->diag, row->at, "'%s' is empty here", DIRECTORY_COLUMNS[i].name);
    if (office->name)
        review_office(reader, office);
}

/* --- tables --- */

static struct office *read_offices(
    struct tables_reader *tables, const struct csv *csv, size_t *count)
{
    const struct reader *reader = tables->reader;
    struct office *offices = ARENA_LIST(reader->arena, struct office, csv->count);
    struct header header = read_header(reader, &csv->rows[0]);
    struct names names = { 0 };
    for (size_t i = 1; i < csv->count; i++) {
        struct office *office = &offices[(*count)++];
        read_row(tables, &header, &csv->rows[i], office);
        if (office->name &&
            names_add(reader->arena, &names, office->name) == NAMES_NONE)
            diag_error(
                reader->diag, office->at, "there are two offices '%s'", office->name);
    }
    return offices;
}

static void read_table(struct tables_reader *tables, const struct shelf_file *file,
    struct directory *directory)
{
    struct reader *reader = tables->reader;
    struct place at = { .file = file->label };
    const char *stem = shelf_stem(reader->arena, file, FOLDER, ".csv");
    directory->example = str_starts(str_of(stem), EXAMPLE);
    directory->department = stem + (directory->example ? sizeof EXAMPLE - 1 : 0);
    if (!department_is(directory->department))
        diag_error(reader->diag, at,
            "'%s' is no department; this file is named after one, such as 94.csv or "
            "2A.csv",
            directory->department);
    reader->source = source_of(reader->arena, file->label, file->bytes, reader->diag);
    if (!reader->source)
        return;
    size_t errors = diag_errors(reader->diag);
    const struct csv *csv = csv_read(reader->arena, reader->source, reader->diag);
    if (diag_errors(reader->diag) != errors)
        return; /* cells are not where they seem to be */
    if (csv->count)
        directory->offices = read_offices(tables, csv, &directory->count);
    else
        diag_error(
            reader->diag, at, "this table has no line with the names of columns");
}

static void name_subjects(struct tables_reader *tables)
{
    const struct reader *reader = tables->reader;
    const struct catalog *catalog = reader->catalog;
    names_add(reader->arena, &tables->subjects, "tout");
    for (size_t i = 0; i < catalog->situation_count; i++)
        if (catalog->situations[i].id)
            names_add(reader->arena, &tables->subjects, catalog->situations[i].id);
    for (size_t i = 0; i < reader->names[NAME_SHEET].count; i++)
        names_add(reader->arena, &tables->subjects, reader->names[NAME_SHEET].items[i]);
}

void directory_read(struct reader *reader)
{
    const struct shelf *shelf = reader->shelf;
    struct tables_reader tables = { .reader = reader };
    struct directory *directories =
        ARENA_LIST(reader->arena, struct directory, shelf->count);
    const struct shelf_file *file = shelf_next(shelf, FOLDER, ".csv", NULL);
    if ((!file && !shelf_find(shelf, LISTS)) || !read_lists(&tables))
        return;
    name_subjects(&tables);
    size_t count = 0;
    for (; file; file = shelf_next(shelf, FOLDER, ".csv", file))
        read_table(&tables, file, &directories[count++]);
    reader->catalog->directories = directories;
    reader->catalog->directory_count = count;
}
