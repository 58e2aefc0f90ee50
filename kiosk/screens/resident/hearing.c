/* Who is in the room of the hearing: a drawing with numbers, and in words whom each number
 * shows. What will be said there is ticked next. */
#include "screens/frame.h"
#include "screens/resident/letter.h"
#include "screens/resident/resident.h"

static int picture_side(const struct scene *scene)
{
    static const int beside[] = { 690, 620, 540 }, above[] = { 760, 640, 440 };
    const int *sides = frame_is_portrait(scene) ? above : beside;
    return sides[scene->text_size - 1];
}

static void add_people(struct scene *scene, const struct visit *visit)
{
    const struct section *people = &visit->letter->room.people;
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 0, .id = "hearing.people") {
        for (size_t i = 0; i < people->count; i++)
            frame_step(scene, (int)i + 1, say(scene, visit, people->blocks[i].text));
    }
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct letter *letter = visit->letter;
    SCENE_BOX(scene, FLOW_ROW, .gap = 48, .across = ALIGN_START) {
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 16, .grow = true,
            .min_width = frame_wide(scene, 640)) {
            scene_heading(scene, TEXT_TITLE, tr("Qui est dans la salle ?"));
            for (size_t i = 0; i < letter->lead.count; i++)
                scene_text(
                    scene, TEXT_LEAD, say(scene, visit, letter->lead.blocks[i].text));
            add_people(scene, visit);
        }
        scene_picture(scene, letter->room.picture, picture_side(scene),
            say(scene, visit, letter->room.spoken));
    }
}

static void foot(struct scene *scene, const struct visit *visit)
{
    (void)visit;
    scene_button(scene, LOOK_PRIMARY, "hearing.next", "icons/speech",
        tr("Préparer mes phrases"), go(PLACE_LETTER));
}

const struct screen screen_hearing = { .name = "hearing", .view = view, .foot = foot };
