/* One sheet: the first sentence calms, then numbered steps, what to bring, who helps. */
#include "base/str.h"
#include "content/wording.h"
#include "screens/frame.h"
#include "screens/resident/letter.h"
#include "screens/resident/resident.h"

static const char *heading(enum section_kind kind)
{
    switch (kind) {
    case SECTION_LEAD:
        return NULL;
    case SECTION_WHAT:
        return tr("Ce que c’est");
    case SECTION_STEPS:
        return tr("À faire maintenant");
    case SECTION_WHEN:
        return tr("Avant quelle date");
    case SECTION_BRING:
        return tr("À apporter");
    case SECTION_HELP:
        return tr("Qui peut vous aider");
    case SECTION_COST:
        return tr("Combien ça coûte");
    case SECTION_REFUSED:
        return tr("Si on vous dit non");
    case SECTION_COUNT:
        break;
    }
    return NULL;
}

static void add_blocks(
    struct scene *scene, const struct visit *visit, const struct section *section)
{
    int number = 0;
    for (size_t i = 0; i < section->count; i++) {
        const struct block *block = &section->blocks[i];
        const char *text = say(scene, visit, block->text);
        if (block->kind == BLOCK_STEP)
            frame_step(scene, ++number, text);
        else if (block->kind == BLOCK_BULLET)
            frame_bullet(scene, text);
        else
            scene_text(scene, TEXT_BODY, text);
    }
}

static void add_section(
    struct scene *scene, const struct visit *visit, enum section_kind kind)
{
    const struct section *section = &visit->sheet->sections[kind];
    if (!section->count)
        return;
    bool steps = kind == SECTION_STEPS;
    SCENE_BOX(scene, FLOW_COLUMN, .gap = steps ? 0 : 10,
        .id = str_format(scene->arena, "sheet.section.%d", (int)kind)) {
        scene_heading(scene, TEXT_PANEL, heading(kind));
        add_blocks(scene, visit, section);
    }
}

static void add_panel(
    struct scene *scene, const struct visit *visit, enum section_kind kind)
{
    if (!visit->sheet->sections[kind].count)
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL)
        add_section(scene, visit, kind);
}

static void add_deadline(struct scene *scene, const struct visit *visit)
{
    const struct paper *paper = visit->sheet->paper;
    if (!paper || !paper->question)
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .gap = 12,
        .id = "sheet.deadline") {
        scene_heading(scene, TEXT_PANEL, tr("Votre date limite"));
        scene_text(scene, TEXT_BODY, say(scene, visit, paper->question));
        scene_button(scene, LOOK_BUTTON, "sheet.date", "icons/calendar",
            tr("Choisir la date"), ask_thing(DO_OPEN_DEADLINE, paper));
    }
}

static bool leads_here(
    const struct letter *letter, const struct visit *visit, bool spoken)
{
    return letter_is_spoken(letter) == spoken && letter_belongs(letter, visit->sheet);
}

/* Letters, or what is `spoken` at a hearing. */
static void add_letters(
    struct scene *scene, const struct visit *visit, const char *heading, bool spoken)
{
    const struct catalog *catalog = visit->terminal->catalog;
    size_t count = 0;
    for (size_t i = 0; i < catalog->letter_count; i++)
        count += leads_here(&catalog->letters[i], visit, spoken);
    if (!count)
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 16,
        .id = spoken ? "sheet.hearing" : "sheet.letters") {
        scene_heading(scene, TEXT_PANEL, heading);
        for (size_t i = 0; i < catalog->letter_count; i++)
            if (leads_here(&catalog->letters[i], visit, spoken))
                letter_link(scene, visit, &catalog->letters[i]);
    }
}

static bool is_translated(const struct visit *visit, struct arena *arena)
{
    const struct sheet *sheet = visit->sheet;
    struct wording title =
        content_wording(visit->terminal->catalog, arena, sheet->title, visit->now.date);
    for (int kind = 0; title.translated && kind < SECTION_COUNT; kind++)
        for (size_t i = 0; i < sheet->sections[kind].count; i++)
            if (!content_wording(visit->terminal->catalog, arena,
                    sheet->sections[kind].blocks[i].text, visit->now.date)
                     .translated)
                return false;
    return title.translated;
}

static void add_notes(struct scene *scene, const struct visit *visit)
{
    bool old = date_compare(visit->sheet->valid_until, visit->now.date) < 0;
    if (old)
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .role = ROLE_ALERT,
            .id = "sheet.expired", .pad_y = -10)
            scene_text(scene, TEXT_BODY,
                tr("Cette fiche doit être relue : les montants et les délais ont pu "
                   "changer. Demandez à l’équipe."));
    if (!is_translated(visit, scene->arena))
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_SOFT,
            .id = "sheet.untranslated", .pad_y = -10)
            scene_text(scene, TEXT_BODY,
                tr("Cette fiche n’est pas encore traduite en entier : le reste est en "
                   "français."));
}

static void add_title(struct scene *scene, const struct visit *visit)
{
    const struct sheet *sheet = visit->sheet;
    SCENE_BOX(scene, FLOW_WRAP, .gap = 24, .across = ALIGN_CENTER) {
        SCENE_BOX(
            scene, FLOW_ROW, .look = LOOK_CHIP, .gap = 10, .across = ALIGN_CENTER) {
            scene_icon(scene, sheet->icon, 32);
            scene_text(scene, TEXT_SMALL_STRONG, say(scene, visit, sheet->tag));
        }
        scene_text(scene, TEXT_SMALL,
            TR_FILL(scene->arena, tr("Vérifié le {date} · {minutes} min de lecture"),
                { "date", language_date_full(scene->arena, sheet->verified) },
                { "minutes", str_format(scene->arena, "%d", sheet->reading_minutes) }));
    }
    scene_heading(scene, TEXT_TITLE, say(scene, visit, sheet->title));
}

static void add_related(struct scene *scene, const struct visit *visit)
{
    const struct sheet *sheet = visit->sheet;
    if (!sheet->related_count)
        return;
    scene_heading(scene, TEXT_PANEL, tr("À lire aussi"));
    SCENE_BOX(
        scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true, .role = ROLE_LIST)
        for (size_t i = 0; i < sheet->related_count; i++)
            frame_link(scene,
                str_format(scene->arena, "sheet.%s", sheet->related[i]->slug),
                sheet->related[i]->icon, say(scene, visit, sheet->related[i]->title),
                ask_thing(DO_OPEN_SHEET, sheet->related[i]));
}

static void add_hard_words(struct scene *scene, const struct visit *visit)
{
    if (visit->sheet->term_count)
        frame_link(
            scene, "sheet.words", "icons/idea", tr("Mots difficiles"), go(PLACE_WORDS));
}

static void add_sources(struct scene *scene, const struct visit *visit)
{
    const struct sheet *sheet = visit->sheet;
    struct text text = { .arena = scene->arena };
    for (size_t i = 0; i < sheet->source_count; i++)
        text_addf(&text, "%s%s", i ? " · " : "", sheet->sources[i]);
    if (sheet->source_count)
        scene_text(scene, TEXT_SMALL,
            TR_FILL(scene->arena, tr("Ce que dit la loi : {sources}"),
                { "sources", language_embed(scene->arena, text_done(&text)) }));
}

static void view(struct scene *scene, const struct visit *visit)
{
    add_title(scene, visit);
    add_notes(scene, visit);
    SCENE_BOX(scene, FLOW_ROW, .gap = 40) {
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 24, .grow = true,
            .min_width = frame_wide(scene, 700)) {
            add_section(scene, visit, SECTION_LEAD);
            add_section(scene, visit, SECTION_STEPS);
            add_section(scene, visit, SECTION_WHAT);
            add_section(scene, visit, SECTION_WHEN);
            add_section(scene, visit, SECTION_REFUSED);
            add_section(scene, visit, SECTION_COST);
        }
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 24, .min_width = 520,
            .max_width = frame_aside(scene, 620)) {
            add_deadline(scene, visit);
            add_panel(scene, visit, SECTION_BRING);
            add_panel(scene, visit, SECTION_HELP);
            frame_link_directory(scene);
            add_letters(scene, visit, tr("Préparer l’audience"), true);
            add_letters(scene, visit, tr("Une lettre à emporter"), false);
        }
    }
    add_hard_words(scene, visit);
    add_related(scene, visit);
    add_sources(scene, visit);
    frame_unreviewed(scene, visit);
}

static void foot(struct scene *scene, const struct visit *visit)
{
    const struct sheet *sheet = visit->sheet;
    if (sheet->check_count)
        scene_button(scene, LOOK_BUTTON, "sheet.check", "icons/check",
            tr("Vérifier mes droits"),
            sheet->check_count == 1 ? ask_thing(DO_OPEN_CHECK, sheet->checks[0])
                                    : go(PLACE_CHECKS));
    frame_foot_request(scene, visit);
}

const struct screen screen_sheet = { .name = "sheet", .view = view, .foot = foot };
