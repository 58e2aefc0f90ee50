/* A story: what is said about it between two lines '---', then its scenes. A picture begins
 * a scene; a heading of one form marks the turning point, another one what helped. */
#include "content/stories.h"

#include <assert.h>

#include "base/arena.h"
#include "content/markdown.h"
#include "content/readability.h"
#include "content/reader.h"

static const char *const KEYS[] = { "title", "situation", "icon", "people", "verified",
    "valid_until", "sources", "sheets", "checks" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char HELPED[] = "Ce qui a aidé";
/* The turning point: "Ce que Nadia ne savait pas". */
static const char TURN_START[] = "Ce qu"; /* or: "Ce qu’Ana ne savait pas" */
static const char *const TURN_ENDS[] = { " ne savait pas", " ne savaient pas" };

enum { LEAST_SENTENCES = 2, MOST_SENTENCES = 4, LEAST_HELPED = 2, MOST_HELPED = 4 };

/* A scene while it grows. */
struct growing {
    struct story_scene scene;
    struct {
        ARRAY(struct block)
    } blocks;
    struct place at;
};

struct telling {
    struct reader *reader;
    struct {
        ARRAY(struct growing)
    } scenes;
    struct {
        ARRAY(struct block)
    } helped;
    struct links links;
    const char *turn; /* the heading that the next scene will have */
    struct place turn_at;
    bool turned;       /* there was a turning point */
    bool after_scenes; /* under "Ce qui a aidé" */
    bool skip;         /* under a heading that nobody knows */
    bool lost;         /* there was one: scenes are not counted */
};

static struct place place_of(const struct telling *telling, const struct mark *mark)
{
    return source_place(telling->reader->source, mark->start);
}

/* --- headings --- */

static bool is_turn(const char *heading)
{
    struct str text = str_of(heading);
    bool ends = false;
    for (size_t i = 0; i < COUNT(TURN_ENDS); i++)
        ends |= str_ends(text, TURN_ENDS[i]);
    return ends && str_starts(text, TURN_START);
}

static void take_turn(struct telling *telling, const struct mark *mark)
{
    struct reader *reader = telling->reader;
    struct place at = place_of(telling, mark);
    if (telling->turned)
        diag_error(
            reader->diag, at, "a story has one turning point, and here is another");
    else if (!telling->scenes.count)
        diag_error(reader->diag, at,
            "the turning point comes after the first scene, which says who and where");
    telling->turned = true;
    telling->turn = prose_read(reader, mark->start, mark->text, NULL);
    telling->turn_at = at;
}

static void take_heading(struct telling *telling, const struct mark *mark)
{
    struct reader *reader = telling->reader;
    struct place at = place_of(telling, mark);
    if (telling->turn)
        diag_error(reader->diag, telling->turn_at, "no picture follows this heading");
    telling->turn = NULL;
    telling->skip = false;
    if (text_same(mark->text, HELPED) && telling->after_scenes) {
        diag_error(reader->diag, at, "there are two headings '%s'", HELPED);
    } else if (text_same(mark->text, HELPED)) {
        telling->after_scenes = true;
    } else if (is_turn(mark->text) && telling->after_scenes) {
        diag_error(reader->diag, at, "'%s' is the last heading of a story", HELPED);
    } else if (is_turn(mark->text)) {
        take_turn(telling, mark);
    } else {
        telling->skip = telling->lost = true;
        diag_error(reader->diag, at,
            "unknown heading '%s'; a story has '## Ce que … ne savait pas' over its "
            "turning point, and at its end '## %s'",
            mark->text, HELPED);
    }
}

/* --- scenes --- */

static void take_picture(struct telling *telling, const struct mark *mark)
{
    struct reader *reader = telling->reader;
    struct place at = place_of(telling, mark);
    if (telling->after_scenes) {
        diag_error(reader->diag, at, "no picture stands under '## %s'", HELPED);
        return;
    }
    struct growing *growing = ARRAY_ADD(reader->arena, &telling->scenes);
    *growing = (struct growing){ .at = at };
    growing->scene.picture = mark->picture;
    growing->scene.spoken = prose_read(reader, mark->start, mark->text, NULL);
    growing->scene.heading = telling->turn;
    telling->turn = NULL;
    reader_find(reader, NAME_PICTURE, at, mark->picture);
}

static void take_words(struct telling *telling, const struct mark *mark)
{
    struct reader *reader = telling->reader;
    struct place at = place_of(telling, mark);
    const char *text = prose_read(reader, mark->start, mark->text, &telling->links);
    if (telling->after_scenes)
        diag_error(
            reader->diag, at, "expected a list such as '- [text](fiche:slug)' here");
    else if (!telling->scenes.count || telling->turn)
        diag_error(reader->diag, at,
            "a scene begins with its picture: ![what is seen](stories/name)");
    else
        *ARRAY_ADD(
            reader->arena, &telling->scenes.items[telling->scenes.count - 1].blocks) =
            (struct block){ .kind = BLOCK_PARAGRAPH, .text = text, .at = at };
}

static void take_item(struct telling *telling, const struct mark *mark)
{
    struct reader *reader = telling->reader;
    struct place at = place_of(telling, mark);
    const struct links *links = &telling->links;
    size_t before = links->sheets.count + links->checks.count;
    const char *text = prose_read(reader, mark->start, mark->text, &telling->links);
    if (mark->kind == MARK_STEP || !telling->after_scenes)
        diag_error(
            reader->diag, at, "a list such as '- …' stands under '## %s' only", HELPED);
    else if (links->sheets.count + links->checks.count == before)
        diag_error(reader->diag, at,
            "what helped leads somewhere: put a link here, such as [text](fiche:slug)");
    *ARRAY_ADD(reader->arena, &telling->helped) =
        (struct block){ .kind = BLOCK_BULLET, .text = text, .at = at };
}

static void (*const TAKE[])(struct telling *, const struct mark *) = {
    [MARK_HEADING] = take_heading,
    [MARK_PARAGRAPH] = take_words,
    [MARK_STEP] = take_item,
    [MARK_BULLET] = take_item,
    [MARK_PICTURE] = take_picture,
};
static_assert(COUNT(TAKE) == MARK_KINDS, "every mark is taken");

/* --- is it a story? --- */

static size_t count_sentences(const struct story_scene *scene)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->block_count; i++) {
        struct str rest = str_of(scene->blocks[i].text), sentence;
        while (sentence_next(&rest, &sentence))
            count++;
    }
    return count;
}

static void check_scene(
    struct reader *reader, const struct story_scene *scene, struct place at)
{
    size_t count = count_sentences(scene);
    if (count < LEAST_SENTENCES || count > MOST_SENTENCES)
        diag_error(reader->diag, at,
            "this scene has %zu sentence%s; one picture carries %d to %d", count,
            count == 1 ? "" : "s", LEAST_SENTENCES, MOST_SENTENCES);
}

static void check_whole(
    struct reader *reader, const struct telling *telling, const struct story *story)
{
    bool wrong = story->scene_count < STORY_LEAST_SCENES ||
                 story->scene_count > STORY_MOST_SCENES;
    if (wrong && !telling->lost)
        diag_error(reader->diag, story->at,
            "this story has %zu scenes; %d to %d are read to the end",
            story->scene_count, STORY_LEAST_SCENES, STORY_MOST_SCENES);
    if (!telling->turned)
        diag_error(reader->diag, story->at,
            "the turning point is missing: '## Ce que … ne savait pas' over its scene");
    else if (telling->turn)
        diag_error(reader->diag, telling->turn_at, "no picture follows this heading");
    if (!telling->after_scenes)
        diag_error(reader->diag, story->at, "the section '## %s' is missing", HELPED);
    else if (story->helped_count < LEAST_HELPED || story->helped_count > MOST_HELPED)
        diag_error(reader->diag, story->at,
            "under '## %s' stand %d to %d lines '- …', and here %zu", HELPED,
            LEAST_HELPED, MOST_HELPED, story->helped_count);
}

/* --- reading --- */

static void keep_scenes(
    struct reader *reader, const struct telling *telling, struct story *story)
{
    struct story_scene *scenes =
        ARENA_LIST(reader->arena, struct story_scene, telling->scenes.count);
    for (size_t i = 0; i < telling->scenes.count; i++) {
        const struct growing *growing = &telling->scenes.items[i];
        scenes[i] = growing->scene;
        scenes[i].blocks = growing->blocks.items;
        scenes[i].block_count = growing->blocks.count;
        check_scene(reader, &scenes[i], growing->at);
    }
    story->scenes = scenes;
    story->scene_count = telling->scenes.count;
    story->helped = telling->helped.items;
    story->helped_count = telling->helped.count;
}

static void review(const struct reader *reader, const struct story *story)
{
    struct section *parts =
        ARENA_LIST(reader->arena, struct section, story->scene_count + 1);
    for (size_t i = 0; i < story->scene_count; i++)
        parts[i] =
            (struct section){ story->scenes[i].blocks, story->scenes[i].block_count };
    parts[story->scene_count] = (struct section){ story->helped, story->helped_count };
    review_parts(reader, "story", parts, story->scene_count + 1);
}

static struct links read_body(struct reader *reader, size_t from, struct story *story)
{
    struct telling telling = { .reader = reader };
    struct marks marks =
        markdown_read(reader->arena, reader->source, from, reader->diag);
    for (size_t i = 0; i < marks.count; i++)
        if (marks.items[i].kind == MARK_HEADING || !telling.skip)
            TAKE[marks.items[i].kind](&telling, &marks.items[i]);
    keep_scenes(reader, &telling, story);
    check_whole(reader, &telling, story);
    return telling.links;
}

static void read_situation(
    struct reader *reader, const struct yaml *map, struct story *story)
{
    const struct catalog *catalog = reader->catalog;
    const char **ids =
        ARENA_LIST(reader->arena, const char *, catalog->situation_count);
    for (size_t i = 0; i < catalog->situation_count; i++)
        ids[i] = catalog->situations[i].id ? catalog->situations[i].id : "";
    int index =
        field_word(reader, map, "situation", ids, catalog->situation_count, NEEDED);
    if (index >= 0)
        story->situation = &catalog->situations[index];
}

static void read_front(
    struct reader *reader, const struct front *front, struct story *story)
{
    const struct yaml *map = front->map;
    yaml_only(map, KEYS, COUNT(KEYS), reader->diag);
    story->title = field_prose(reader, map, "title", NEEDED);
    story->people = field_prose(reader, map, "people", NEEDED);
    read_situation(reader, map, story);
    story->icon = field_text(reader, map, "icon", NEEDED);
    field_name(reader, map, "icon", NAME_PICTURE, OPTIONAL);
    front_dates(reader, front, story->id, &story->verified, &story->valid_until);
    story->sources = field_list(reader, map, "sources", false, &story->source_count);
    if (!story->source_count)
        diag_error(reader->diag, map->at,
            "'sources' is missing here: the articles of law that this story rests on");
}

static void read_story(
    struct reader *reader, const struct shelf_file *file, struct story *story)
{
    struct front front = { .what = "story", .keys = "people, situation" };
    story->id = shelf_stem(reader->arena, file, "stories/", ".md");
    story->at = (struct place){ file->label, 1, 1 };
    if (!front_open(reader, file, &front))
        return;
    if (front.map)
        read_front(reader, &front, story);
    struct indexes sheets = field_names(reader, front.map, "sheets", NAME_SHEET);
    struct indexes checks = field_names(reader, front.map, "checks", NAME_CHECK);
    reader->source = front.source;
    struct links links = read_body(reader, front.body, story);
    story->sheets = reader_sheets(reader,
        indexes_joined(reader, sheets, links.sheets, NAMES_NONE), &story->sheet_count);
    story->checks = reader_checks(reader,
        indexes_joined(reader, checks, links.checks, NAMES_NONE), &story->check_count);
    review(reader, story);
}

/* 0 for a story whose situation was wrong. */
static size_t order_of(const struct reader *reader, const struct story *story)
{
    const struct home_situation *first = reader->catalog->situations;
    return story->situation ? (size_t)(story->situation - first) + 1 : 0;
}

/* In the order of the home screen, and in that of their files where a situation has two. */
static void sort_stories(
    const struct reader *reader, struct story *stories, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t j = i;
             j && order_of(reader, &stories[j]) < order_of(reader, &stories[j - 1]);
             j--) {
            struct story swap = stories[j];
            stories[j] = stories[j - 1];
            stories[j - 1] = swap;
        }
}

void stories_read(struct reader *reader)
{
    struct story *stories =
        ARENA_LIST(reader->arena, struct story, reader->shelf->count);
    const struct shelf_file *file = NULL;
    size_t count = 0;
    while ((file = shelf_next(reader->shelf, "stories/", ".md", file)))
        read_story(reader, file, &stories[count++]);
    sort_stories(reader, stories, count);
    reader->catalog->stories = stories;
    reader->catalog->story_count = count;
}

/* --- finding --- */

const struct story *catalog_story(const struct catalog *catalog, const char *id)
{
    for (size_t i = 0; i < catalog->story_count; i++)
        if (text_same(catalog->stories[i].id, id))
            return &catalog->stories[i];
    return NULL;
}

const struct story *story_next(const struct catalog *catalog,
    const struct home_situation *situation, const struct story *after)
{
    size_t i = after ? (size_t)(after - catalog->stories) + 1 : 0;
    for (; i < catalog->story_count; i++)
        if (catalog->stories[i].situation == situation)
            return &catalog->stories[i];
    return NULL;
}
