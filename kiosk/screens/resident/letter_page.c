/* The letter as it would be printed, a code to take it along on a telephone, and what to do
 * with it. Nothing of it is kept anywhere. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/paper.h"
#include "screens/resident/letter.h"
#include "screens/resident/resident.h"

enum {
    PAPER_WIDTH = 560,   /* A4 as high as the glass has room for, */
    PAPER_UPRIGHT = 760, /* and as wide as an upright one has */
    CODE_SIDE =
        512, /* 125 modules of four pixels, of a millimetre (LETTER_CODE_BYTES) */
};

static void add_paper(
    struct scene *scene, const struct letter_said *said, const struct visit *visit)
{
    int width = frame_is_portrait(scene) ? PAPER_UPRIGHT : PAPER_WIDTH;
    const char *title = say(scene, visit, visit->letter->title);
    const char *name =
        said->spoken ? title
                     : TR_FILL(scene->arena, tr("La lettre sur une page : {objet}"),
                           { "objet", title });
    struct node *paper =
        scene_page(scene, paper_letter(scene->arena, said), width, name);
    paper->box.id = "letter.paper";
}

static struct letter_codes codes_of(
    const struct scene *scene, const struct letter_said *said)
{
    return letter_codes(scene->arena, letter_plain(scene->arena, said));
}

static void add_code(
    struct scene *scene, const struct letter_said *said, const struct visit *visit)
{
    struct letter_codes codes = codes_of(scene, said);
    size_t shown = visit->letter_code < codes.count ? visit->letter_code : 0;
    const char *which =
        codes.count < 2
            ? tr("Code à photographier")
            : TR_FILL(scene->arena, tr("Code à photographier : {n} sur {total}"),
                  { "n", language_number(scene->arena, (double)shown + 1, 0) },
                  { "total", language_number(scene->arena, (double)codes.count, 0) });
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 14, .id = "letter.code",
        .across = ALIGN_CENTER, .max_width = frame_aside(scene, 620)) {
        scene_text(scene, TEXT_SMALL_STRONG, which);
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_CODE_FRAME)
            scene_code(scene, codes.texts[shown], CODE_SIDE, which);
        scene_text(scene, TEXT_SMALL,
            said->spoken ? tr("La feuille s’ouvre sur votre téléphone, sans internet.")
                         : tr("La lettre s’ouvre sur votre téléphone, sans internet."));
    }
}

static void add_steps(struct scene *scene, const struct visit *visit)
{
    const struct section *steps = &visit->letter->steps;
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 0, .id = "letter.steps") {
        for (size_t i = 0; i < steps->count; i++)
            frame_step(scene, (int)i + 1, say(scene, visit, steps->blocks[i].text));
    }
}

static void view(struct scene *scene, const struct visit *visit)
{
    struct letter_said said = letter_of(scene, visit);
    SCENE_BOX(scene, FLOW_ROW, .gap = 40) {
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 20, .grow = true,
            .min_width = frame_wide(scene, 460)) {
            scene_heading(scene, TEXT_TITLE,
                said.spoken ? tr("Votre feuille pour l’audience") : tr("Votre lettre"));
            add_steps(scene, visit);
        }
        SCENE_BOX(scene, FLOW_COLUMN, .across = ALIGN_CENTER)
            add_paper(scene, &said, visit);
        SCENE_BOX(scene, FLOW_COLUMN, .across = ALIGN_CENTER)
            add_code(scene, &said, visit);
    }
}

static void foot(struct scene *scene, const struct visit *visit)
{
    struct letter_said said = letter_of(scene, visit);
    struct letter_codes codes = codes_of(scene, &said);
    if (codes.count > 1)
        scene_button(scene, LOOK_BUTTON, "letter.code.next", "icons/qr",
            tr("Code suivant"),
            ask_number(DO_CHOOSE, (int)((visit->letter_code + 1) % codes.count)));
    scene_button(scene, LOOK_BUTTON, "letter.read", "icons/text",
        said.spoken ? tr("Lire la feuille") : tr("Lire la lettre"),
        go(PLACE_LETTER_TEXT));
    frame_foot_request(scene, visit);
}

static bool update(struct visit *visit, struct action action)
{
    if (action.verb != DO_CHOOSE)
        return false;
    visit->letter_code = (size_t)action.number;
    return true;
}

const struct screen screen_letter_page = {
    .name = "letter.page", .view = view, .foot = foot, .update = update
};
