/* What is true is ticked, in the language shown; beside each tick stands what the letter
 * then says, in French. */
#include "screens/resident/letter.h"
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

struct letter_said letter_of(const struct scene *scene, const struct visit *visit)
{
    return letter_say(visit->terminal->catalog, scene->arena, visit->letter,
        visit_letter_ticked(visit), visit->now.date);
}

static void add_tick(struct scene *scene, const struct visit *visit, size_t index)
{
    const struct letter *letter = visit->letter;
    const struct letter_part *part = &letter->parts[index];
    bool ticked = visit_letter_ticked(visit) & (UINT32_C(1) << index);
    const char *id = str_format(scene->arena, "letter.part.%zu", index);
    const char *label = say(scene, visit, part->label);
    struct action action = ask_number(DO_MARK, (int)index);
    if (letter_part_is_choice(letter, index))
        frame_answer(scene, id, NULL, label, ticked, action);
    else
        frame_checkbox(scene, id, NULL, label, ticked, action);
}

static void add_part(struct scene *scene, const struct visit *visit, size_t index)
{
    const char *says = letter_part_says(visit->terminal->catalog, scene->arena,
        &visit->letter->parts[index], visit->now.date);
    SCENE_BOX(scene, FLOW_ROW, .gap = 28, .across = ALIGN_CENTER) {
        SCENE_BOX(scene, FLOW_COLUMN, .grow = true, .min_width = frame_wide(scene, 460))
            add_tick(scene, visit, index);
        SCENE_BOX(scene, FLOW_COLUMN, .grow = true, .min_width = frame_wide(scene, 440))
            scene_text(scene, TEXT_SMALL, language_embed(scene->arena, says));
    }
}

static void add_parts(struct scene *scene, const struct visit *visit)
{
    for (size_t i = 0; i < visit->letter->part_count; i++) {
        const struct letter_part *part = &visit->letter->parts[i];
        if (!part->label)
            continue;
        if (part->question)
            scene_heading(scene, TEXT_PANEL, say(scene, visit, part->question));
        add_part(scene, visit, i);
    }
}

static void add_expired(struct scene *scene, const struct visit *visit)
{
    if (date_compare(visit->letter->valid_until, visit->now.date) < 0)
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .role = ROLE_ALERT,
            .id = "letter.expired", .pad_y = -10)
            scene_text(scene, TEXT_BODY,
                letter_is_spoken(visit->letter)
                    ? tr("Cette feuille doit être relue : la loi a pu changer. "
                         "Montrez-la à l’équipe avant l’audience.")
                    : tr("Cette lettre doit être relue : la loi a pu changer. "
                         "Montrez-la à l’équipe avant de l’envoyer."));
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct letter *letter = visit->letter;
    scene_heading(scene, TEXT_TITLE, say(scene, visit, letter->title));
    add_expired(scene, visit);
    bool spoken = letter_is_spoken(letter); /* then its lead stood with the room */
    for (size_t i = 0; !spoken && i < letter->lead.count; i++)
        scene_text(scene, TEXT_LEAD, say(scene, visit, letter->lead.blocks[i].text));
    scene_text(scene, TEXT_BODY,
        spoken ? tr("Choisissez vos phrases. Vous voyez à côté ce que vous direz, en "
                    "français.")
               : tr("Cochez ce qui est vrai pour vous. Vous voyez aussi ce que la "
                    "lettre dira, en français."));
    add_parts(scene, visit);
}

static void foot(struct scene *scene, const struct visit *visit)
{
    scene_button(scene, LOOK_PRIMARY, "letter.see", "icons/document",
        letter_is_spoken(visit->letter) ? tr("Voir ma feuille") : tr("Voir ma lettre"),
        go(PLACE_LETTER_PAGE));
}

static bool update(struct visit *visit, struct action action)
{
    if (action.verb != DO_MARK)
        return false;
    uint32_t *ticks = visit_letter_ticks(visit);
    *ticks = letter_tick(visit->letter, *ticks, (size_t)action.number);
    visit->letter_code = 0;
    return true;
}

const struct screen screen_letter = {
    .name = "letter", .view = view, .foot = foot, .update = update
};
