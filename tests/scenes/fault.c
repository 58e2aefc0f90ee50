#include "fault.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"

struct remarked {
    const char *rule, *where, *what;
    int worst;
    size_t count;
};

static struct {
    struct arena *arena, *of_scene;
    struct {
        ARRAY(const char *)
    } said;
    struct {
        ARRAY(struct remarked)
    } remarks;
    size_t count;
} all;

static const char *theme_word(int theme)
{
    return theme == EVERY_THEME ? "*" : theme_name((enum theme)theme);
}

static const char *where(struct arena *arena, const struct sight *sight)
{
    const struct scene *scene = sight->scene;
    return str_format(arena, "%s/%s/%d/%s/%dx%d", sight->place, scene->language,
        scene->text_size, theme_word(sight->theme), scene->width, scene->height);
}

void faults_begin(void)
{
    if (!all.arena) {
        all.arena = arena_open(0);
        all.of_scene = arena_open(0);
    }
    arena_wipe(all.of_scene);
    all.said.items = NULL;
    all.said.count = all.said.room = 0;
}

void fault(const struct sight *sight, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    const char *what = str_vformat(all.of_scene, format, list);
    va_end(list);
    const char *line =
        str_format(all.of_scene, "%s: %s", where(all.of_scene, sight), what);
    for (size_t i = 0; i < all.said.count; i++)
        if (text_same(all.said.items[i], line))
            return;
    *ARRAY_ADD(all.of_scene, &all.said) = line;
    puts(line);
    all.count++;
}

static struct remarked *remarked_as(const char *rule)
{
    for (size_t i = 0; i < all.remarks.count; i++)
        if (text_same(all.remarks.items[i].rule, rule))
            return &all.remarks.items[i];
    struct remarked *remarked = ARRAY_ADD(all.arena, &all.remarks);
    remarked->rule = rule;
    return remarked;
}

void remark(const struct sight *sight, const char *rule, int how_much, const char *what)
{
    struct remarked *remarked = remarked_as(rule);
    if (!remarked->count++ || how_much > remarked->worst) {
        remarked->worst = how_much;
        remarked->where = where(all.arena, sight);
        remarked->what = str_dup(all.arena, what);
    }
}

size_t faults_count(void)
{
    return all.count;
}

void faults_close(void)
{
    for (size_t i = 0; i < all.remarks.count; i++) {
        const struct remarked *remarked = &all.remarks.items[i];
        printf("remark: %s: %zu times, most %d: %s: %s\n", remarked->rule,
            remarked->count, remarked->worst, remarked->where, remarked->what);
    }
    arena_close(all.arena);
    arena_close(all.of_scene);
}
