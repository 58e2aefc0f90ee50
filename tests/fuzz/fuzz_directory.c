/* The reader of the directory: whatever a spreadsheet writes, or a damaged pack holds,
 * there are offices that can be shown at any moment, or a complaint with a place. */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/language.h"
#include "content/directory.h"
#include "content/inside.h"
#include "content/wording.h"
#include "fuzz.h"

static const struct moment NOW = { { 2026, 11, 21 }, 10, 0, 0 };

/* Enough of the other files for rows to have something to name. */
static const struct fixed {
    const char *name, *text;
} FIXED[] = {
    { "phones.yaml", "- {key: caf, digits: \"3230\", name: N, confidence: A, verified: "
                     "2026-11-21}\n" },
    { "directory/listes.yaml",
        "genres: [{genre: mairie, name: M, icon: icons/a, does: On y va.}]\n"
        "langues: [français, arabe]\n" },
    { "assets/icons/a.svg", "<svg></svg>" },
};

static void check_text(const char *text)
{
    assert(!text || (*text && str_valid(str_of(text), NULL)));
}

static void check_hours(struct arena *arena, struct hours hours)
{
    struct hours_state state = hours_at(hours, NOW, "94");
    assert(!state.open || !date_is(state.opens.date));
    assert(str_valid(str_of(hours_say_state(arena, state, NOW)), NULL));
    struct hours_lines lines = hours_say_table(arena, hours, NOW);
    for (size_t i = 0; i < lines.count; i++)
        assert(*lines.items[i].days && *lines.items[i].times);
}

static void check_office(struct arena *arena, const struct office *office)
{
    assert(office->at.line >= 1 && office->at.column >= 1);
    check_text(office->name);
    check_text(office->address);
    check_text(office->phone);
    check_text(office->email);
    check_hours(arena, office->hours);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    struct shelf shelf = { 0 };
    for (size_t i = 0; i < sizeof FIXED / sizeof *FIXED; i++)
        shelf_add(arena, &shelf, FIXED[i].name, str_of(FIXED[i].text));
    shelf_add(
        arena, &shelf, "directory/94.csv", (struct str){ (const char *)bytes, size });
    const struct catalog *catalog = catalog_build(arena, &shelf, NOW.date, diag);
    assert(catalog->directory_count == 1);
    for (size_t i = 0; i < catalog->directories[0].count; i++)
        check_office(arena, &catalog->directories[0].offices[i]);
    diag_close(diag);
    arena_close(arena);
    return 0;
}
