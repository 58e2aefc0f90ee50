/* The letter in large letters, line by line: for who listens, or reads no small print. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/letter.h"
#include "screens/resident/resident.h"

static void add_line(struct scene *scene, enum text_style style, const char *french)
{
    scene_text(scene, style, language_embed(scene->arena, french));
}

static void view(struct scene *scene, const struct visit *visit)
{
    struct letter_said said = letter_of(scene, visit);
    scene_heading(scene, TEXT_TITLE, language_embed(scene->arena, said.subject));
    if (said.sent)
        add_line(scene, TEXT_SMALL, said.sent);
    for (size_t i = 0; i < said.paragraph_count; i++)
        add_line(scene, TEXT_BODY, said.paragraphs[i]);
    if (said.enclosed_count)
        scene_heading(scene, TEXT_PANEL,
            said.spoken ? tr("Vos papiers, dans l’ordre")
                        : tr("À mettre avec la lettre"));
    for (size_t i = 0; i < said.enclosed_count; i++)
        frame_bullet(scene, language_embed(scene->arena, said.enclosed[i]));
    add_line(scene, TEXT_SMALL, said.sources);
}

static void foot(struct scene *scene, const struct visit *visit)
{
    frame_foot_request(scene, visit);
}

const struct screen screen_letter_text = {
    .name = "letter.text", .view = view, .foot = foot, .narrow = true
};
