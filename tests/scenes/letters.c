#include "checks.h"

#include <limits.h>

#include "base/str.h"

#define PX_PER_MM    4.034
#define CAPITAL_H    0.714 /* of the size, in Noto Sans; more in Inter */
#define LINE_LETTERS 70    /* A-18 asks for 65, and design/ for 65 to 70 */

static bool is_running(const struct node *node)
{
    return node->style == TEXT_BODY || node->style == TEXT_LEAD ||
           node->style == TEXT_TALE;
}

/* millimetres of a capital H. */
static double needed_mm(const struct scene *scene, const struct node *node)
{
    if (scene->text_size == 1)
        return is_running(node) ? 5.0 : 4.8;
    return scene->text_size == 2 ? 7.33 : 8.5;
}

static void check_height(const struct sight *sight, const struct node *node)
{
    const struct scene *scene = sight->scene;
    struct letters letters = theme_letters(node->style, scene->text_size, scene->rtl);
    double mm = letters.size * CAPITAL_H / PX_PER_MM;
    if (mm < needed_mm(scene, node))
        fault(sight, "the capitals of %s are %.2f mm high, %.2f are needed (A-13)",
            called(sight->scene, node), mm, needed_mm(scene, node));
}

/* About: as if all letters of the text were equally wide. */
static void check_length(const struct sight *sight, const struct node *node)
{
    if (!is_running(node))
        return;
    int letters = (int)str_count(str_of(node->text));
    if (node->ideal_width > node->bounds.width && node->ideal_width > 0)
        letters = (int)((long long)letters * node->bounds.width / node->ideal_width);
    if (letters > LINE_LETTERS)
        remark(sight, "A-18, letters in a line of running text", letters,
            called(sight->scene, node));
}

void check_letters(const struct sight *sight)
{
    struct node *root = sight->scene->root;
    for (struct node *node = root; node; node = scene_walk(root, node))
        if (node->kind == NODE_TEXT) {
            check_height(sight, node);
            check_length(sight, node);
        }
}
