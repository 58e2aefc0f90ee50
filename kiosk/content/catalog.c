/* Files come in an order in which each can point at what it names: names of sheets and
 * checks are those of their files, so they are known before one is opened. */
#include "content/catalog.h"

#include <assert.h>

#include "base/arena.h"
#include "content/inside.h"
#include "content/reader.h"
#include "rules/ruleset.h"

static void (*const READERS[])(struct reader *) = {
    pictures_read,
    sheets_name,
    checks_name,
    figures_read,
    avoid_read,
    phones_read,
    glossary_read,
    papers_read,
    sheets_read,
    checks_read,
    situations_read,
    directory_read,
    stories_read,
    letters_read,
};

/* A rule that holds the number of a figure names it: `meta: figure:`. */
static void mark_figures_of_rules(const struct reader *reader, bool *in_rules)
{
    const struct ruleset *rules = reader->catalog->rules;
    for (uint32_t i = 1; rules && i <= ruleset_count(rules); i++) {
        const struct yaml *body = ruleset_rule(rules, i)->body;
        const char *key = yaml_text(yaml_find(body, "meta"), "figure");
        int index =
            key ? names_find(&reader->names[NAME_FIGURE], str_of(key)) : NAMES_NONE;
        if (index != NAMES_NONE)
            in_rules[index] = true;
    }
}

/* A figure that nobody shows may be past its time; one that is shown may not. checks.c
 * tells of those that rules compute with. */
static void check_figures(struct reader *reader)
{
    if (!date_is(reader->on))
        return;
    bool *in_rules = ARENA_LIST(reader->arena, bool, reader->catalog->figure_count);
    mark_figures_of_rules(reader, in_rules);
    for (size_t i = 0; i < reader->catalog->figure_count; i++) {
        const struct figure *figure = &reader->figures[i];
        if (reader->figure_used[i] || in_rules[i])
            review_end(reader, figure->at, "figure", figure->key, figure->valid_to);
        if (reader->figure_used[i] && date_is(figure->valid_to) &&
            date_compare(figure->valid_to, reader->on) < 0)
            diag_error(reader->diag, figure->at,
                "the figure '%s' ended on %s, and is still used; enter the new one",
                figure->key, date_iso(reader->arena, figure->valid_to));
    }
}

struct catalog *catalog_build(
    struct arena *arena, const struct shelf *shelf, struct date on, struct diag *diag)
{
    struct catalog *catalog = ARENA_NEW(arena, struct catalog);
    struct reader reader = {
        .arena = arena, .diag = diag, .on = on, .shelf = shelf, .catalog = catalog
    };
    for (size_t i = 0; i < sizeof READERS / sizeof *READERS; i++)
        READERS[i](&reader);
    check_figures(&reader);
    catalog->inside = ARENA_NEW(arena, struct catalog_private);
    for (int i = 0; i < NAME_KINDS; i++)
        catalog->inside->names[i] = reader.names[i];
    catalog->inside->messages = reader.messages.items;
    catalog->inside->message_count = reader.messages.count;
    catalog->inside->on = on;
    catalog->inside->avoid = reader.avoid;
    catalog->inside->avoid_easy = reader.avoid_easy;
    catalog->inside->instead = reader.instead.items;
    catalog->inside->folder = shelf->folder;
    return catalog;
}

const struct catalog *catalog_read(struct arena *arena, const char *folder,
    const char *assets, struct date on, struct diag *diag)
{
    struct shelf shelf = { 0 };
    size_t errors = diag_errors(diag);
    if (!shelf_load(arena, &shelf, folder, assets, diag))
        return NULL;
    const struct catalog *catalog = catalog_build(arena, &shelf, on, diag);
    return diag_errors(diag) == errors ? catalog : NULL;
}

static int find(const struct catalog *catalog, enum name_kind kind, const char *name)
{
    return name ? names_find(&catalog->inside->names[kind], str_of(name)) : NAMES_NONE;
}

const struct home_situation *catalog_situation(
    const struct catalog *catalog, const char *id)
{
    for (size_t i = 0; i < catalog->situation_count; i++)
        if (text_same(catalog->situations[i].id, id))
            return &catalog->situations[i];
    return NULL;
}

const struct sheet *catalog_sheet(const struct catalog *catalog, const char *slug)
{
    int index = find(catalog, NAME_SHEET, slug);
    return index == NAMES_NONE ? NULL : &catalog->sheets[index];
}

const struct paper *catalog_paper(const struct catalog *catalog, const char *id)
{
    int index = find(catalog, NAME_PAPER, id);
    return index == NAMES_NONE ? NULL : &catalog->papers[index];
}

const struct check *catalog_check(const struct catalog *catalog, const char *id)
{
    int index = find(catalog, NAME_CHECK, id);
    return index == NAMES_NONE ? NULL : &catalog->checks[index];
}

const struct figure *catalog_figure(const struct catalog *catalog, const char *key)
{
    int index = find(catalog, NAME_FIGURE, key);
    return index == NAMES_NONE ? NULL : &catalog->figures[index];
}

const struct phone *catalog_phone(const struct catalog *catalog, const char *key)
{
    int index = find(catalog, NAME_PHONE, key);
    return index == NAMES_NONE ? NULL : &catalog->phones[index];
}

const struct picture *catalog_picture(const struct catalog *catalog, const char *name)
{
    int index = find(catalog, NAME_PICTURE, name);
    return index == NAMES_NONE ? NULL : &catalog->pictures[index];
}

const struct letter *catalog_letter(const struct catalog *catalog, const char *id)
{
    for (size_t i = 0; i < catalog->letter_count; i++)
        if (text_same(catalog->letters[i].id, id))
            return &catalog->letters[i];
    return NULL;
}

bool letter_is_spoken(const struct letter *letter)
{
    return letter->room.picture;
}

bool letter_belongs(const struct letter *letter, const struct sheet *sheet)
{
    for (size_t i = 0; i < letter->sheet_count; i++)
        if (letter->sheets[i] == sheet)
            return true;
    return false;
}

const struct question *catalog_question(
    const struct catalog *catalog, const struct rule *rule)
{
    for (size_t i = 0; i < catalog->question_count; i++)
        if (catalog->questions[i].rule == rule)
            return &catalog->questions[i];
    return NULL;
}

const struct check_outcome *check_outcome(const struct check *check, const char *value)
{
    for (size_t i = 0; i < check->outcome_count; i++)
        if (text_same(check->outcomes[i].value, value))
            return &check->outcomes[i];
    return NULL;
}
