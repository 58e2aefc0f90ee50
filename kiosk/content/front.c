/* What sheets and stories have in common: a head between two lines '---' above the text,
 * the days on which it was read, the links of its lists and of its text. */
#include "content/reader.h"

#include "base/arena.h"

/* The size of the front matter with its first '---' but not its last, and where the body
 * starts. */
static bool find_front(struct str text, size_t *front, size_t *body)
{
    struct str rest = text, line;
    bool first = str_cut(&rest, '\n', &line) && str_is(str_trim(line), "---");
    while (first && str_cut(&rest, '\n', &line)) {
        if (!str_is(str_trim(line), "---"))
            continue;
        *front = (size_t)(line.text - text.text);
        *body = text.size - rest.size;
        return true;
    }
    return false;
}

bool front_open(
    struct reader *reader, const struct shelf_file *file, struct front *front)
{
    const struct source *source =
        source_of(reader->arena, file->label, file->bytes, reader->diag);
    size_t size = 0;
    if (!source)
        return false;
    if (!find_front(source->text, &size, &front->body))
        return diag_error(reader->diag, (struct place){ file->label, 1, 1 },
            "a %s begins with a line '---', its title, %s …, and a line '---'",
            front->what, front->keys);
    const struct shelf_file head = { file->name, file->label,
        str_sub(source->text, 0, size) };
    front->map = reader_yaml(reader, &head);
    front->source = source;
    return true;
}

void front_dates(struct reader *reader, const struct front *front, const char *name,
    struct date *verified, struct date *valid_until)
{
    *verified = field_date(reader, front->map, "verified", NEEDED);
    *valid_until = field_date(reader, front->map, "valid_until", NEEDED);
    if (!date_is(*valid_until))
        return;
    struct place at = yaml_find(front->map, "valid_until")->at;
    if (date_is(reader->on) && date_compare(*valid_until, reader->on) < 0)
        diag_error(reader->diag, at,
            "this %s was to be read again by %s; check it, then set 'verified' and "
            "'valid_until' anew",
            front->what, date_iso(reader->arena, *valid_until));
    review_end(reader, at, front->what, name, *valid_until);
}

struct indexes indexes_joined(
    struct reader *reader, struct indexes first, struct indexes second, int without)
{
    struct indexes all = { 0 };
    bool *there = ARENA_LIST(reader->arena, bool,
        reader->names[NAME_SHEET].count + reader->names[NAME_CHECK].count);
    for (size_t i = 0; i < first.count + second.count; i++) {
        int index = i < first.count ? first.items[i] : second.items[i - first.count];
        if (index == without || there[index])
            continue;
        there[index] = true;
        *ARRAY_ADD(reader->arena, &all) = index;
    }
    return all;
}
