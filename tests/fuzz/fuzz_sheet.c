/* The reader of sheets: whatever an author types, or a damaged pack holds, there is a
 * sheet whose blocks can be shown, or a complaint with a place in the file. */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "content/inside.h"
#include "content/wording.h"
#include "fuzz.h"

static const struct date DAY = { 2026, 11, 21 };

/* Enough of the other files for gaps and links to have something to name. */
static const struct fixed {
    const char *name, *text;
} FIXED[] = {
    { "figures.yaml",
        "schema: 1\nas_of: 2026-11-21\nfigures:\n- {key: a, label: A, value: "
        "6, unit: mois, source: s, confidence: A}\n" },
    { "phones.yaml",
        "- {key: \"115\", digits: \"115\", name: N, confidence: A, verified: "
        "2026-11-21}\n" },
    { "papers.yaml", "[]\n" },
    { "assets/icons/a.svg", "<svg></svg>" },
};

static void show(const struct catalog *catalog, struct arena *arena, const char *text)
{
    const char *head, *rest;
    struct str shown = str_of(content_text(catalog, arena, text, DAY));
    assert(str_valid(shown, NULL));
    content_head_and_rest(arena, shown.text, &head, &rest);
    assert(strlen(head) + strlen(rest) <= shown.size);
}

static void check_sheet(const struct catalog *catalog, struct arena *arena)
{
    const struct sheet *sheet = catalog_sheet(catalog, "x");
    assert(sheet && sheet->reading_minutes >= 0);
    for (int i = 0; i < SECTION_COUNT; i++)
        for (size_t j = 0; j < sheet->sections[i].count; j++) {
            const struct block *block = &sheet->sections[i].blocks[j];
            assert(block->at.line >= 1 && block->at.column >= 1);
            show(catalog, arena, block->text);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    struct shelf shelf = { 0 };
    for (size_t i = 0; i < sizeof FIXED / sizeof *FIXED; i++)
        shelf_add(arena, &shelf, FIXED[i].name, str_of(FIXED[i].text));
    shelf_add(arena, &shelf, "sheets/x.md", (struct str){ (const char *)bytes, size });
    const struct catalog *catalog = catalog_build(arena, &shelf, DAY, diag);
    check_sheet(catalog, arena);
    diag_close(diag);
    arena_close(arena);
    return 0;
}
