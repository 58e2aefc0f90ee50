#define _GNU_SOURCE /* memmem */
#include "fonts.h"

#include <inttypes.h>

#include <SDL.h>

#include "ui/canvas.h"
#include "ui/text_face.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

enum { LETTERS = 12 };

/* Made while the program runs, so that no copy stands in the program itself. */
static void make_marker(char *marker)
{
    for (int i = 0; i < LETTERS; i++)
        marker[i] = (char)('a' + (i * 7 + 3) % 26);
    marker[LETTERS] = '\0';
}

static void widen(const char *marker, uint32_t *wide)
{
    for (int i = 0; i < LETTERS; i++)
        wide[i] = (uint32_t)marker[i];
}

static size_t count_in(const char *from, size_t size, const void *part, size_t length)
{
    size_t count = 0;
    const char *rest = from;
    while ((rest = memmem(rest, size - (size_t)(rest - from), part, length))) {
        count++;
        rest++;
    }
    return count;
}

/* How often the bytes stand in the memory that this program can write. */
static size_t count_in_memory(const void *part, size_t length)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    assert_non_null(maps);
    size_t count = 0;
    char line[512];
    while (fgets(line, sizeof line, maps)) {
        uintptr_t from, to;
        char rights[5];
        if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %4s", &from, &to, rights) == 3 &&
            rights[0] == 'r' && rights[1] == 'w' && !strstr(line, "[stack]"))
            count += count_in((const char *)from, to - from, part, length);
    }
    fclose(maps);
    return count;
}

static void draw(struct typesetter *typesetter, const char *text)
{
    SDL_Surface *surface = canvas_open(800, 100);
    struct text_block block = { .text = text,
        .letters = { .size = 30, .weight = 600, .line = 40 },
        .scale = 1,
        .colour = 0xFFFFFF,
        .place = { 0, 0, 800, 100 } };
    struct measure measure = text_measure(typesetter);
    measure.text(measure.engine, text, block.letters, 1, false, 800);
    text_draw(typesetter, surface, &block);
    canvas_close(surface);
}

static void wiping_leaves_no_letter_of_a_text(void **state)
{
    (void)state;
    if (SANITIZED)
        skip(); /* the sanitizer's heap is one map too large to be searched */
    struct typesetter *typesetter = open_typesetter();
    char marker[LETTERS + 1];
    uint32_t wide[LETTERS];
    make_marker(marker);
    widen(marker, wide);
    draw(typesetter, marker);
    size_t before = count_in_memory(marker, LETTERS);
    size_t wide_before = count_in_memory(wide, sizeof wide);
    text_wipe(typesetter);
    size_t after = count_in_memory(marker, LETTERS);
    size_t wide_after = count_in_memory(wide, sizeof wide);
    text_close(typesetter);
    assert_true(before > 0 && wide_before > 0); /* the search finds what is there */
    assert_int_equal(after, 0);
    assert_int_equal(wide_after, 0);
}

static struct face_run run_of(const char *text)
{
    return (struct face_run){ .text = text,
        .size_px = 30,
        .script = 'L' << 24 | 'a' << 16 | 't' << 8 | 'n',
        .colour = 0xFFFFFF };
}

static struct face_box *open_faces(void)
{
    struct arena *arena = arena_open(0);
    struct face_box *box =
        face_open(file_join(arena, file_program_folder(arena), "../fonts"));
    arena_close(arena);
    return box;
}

static void wiping_forgets_the_drawn_runs(void **state)
{
    (void)state;
    struct face_box *box = open_faces();
    SDL_Surface *surface = canvas_open(400, 100);
    struct face_run run = run_of("Amina");
    face_draw(box, surface, &run, 10, 50);
    size_t kept = face_kept(box);
    face_draw(box, surface, &run, 10, 50);
    assert_true(kept > 0);
    assert_int_equal(face_kept(box), kept); /* the second time nothing is drawn anew */
    face_wipe(box);
    assert_int_equal(face_kept(box), 0);
    face_draw(box, surface, &run, 10, 50);
    assert_int_equal(face_kept(box), kept);
    canvas_close(surface);
    face_close(box);
}

static void what_is_kept_has_a_bound(void **state)
{
    (void)state;
    struct face_box *box = open_faces();
    SDL_Surface *surface = canvas_open(400, 100);
    for (int i = 0; i < 3000; i++) {
        char text[64];
        snprintf(
            text, sizeof text, "%d: une phrase plutôt longue, écrite %d fois", i, i);
        struct face_run run = run_of(text);
        face_draw(box, surface, &run, 10, 50);
    }
    assert_in_range(face_kept(box), 1, 16 * 1024 * 1024);
    canvas_close(surface);
    face_close(box);
}

static void thousand_texts_are_measured_after_each_other(void **state)
{
    (void)state;
    struct typesetter *typesetter = open_typesetter();
    struct measure measure = text_measure(typesetter);
    struct letters letters = { .size = 30, .weight = 400, .line = 40 };
    for (int i = 0; i < 3000; i++) {
        char text[32];
        snprintf(text, sizeof text, "%04d", i % 1500);
        struct text_extent extent =
            measure.text(measure.engine, text, letters, 1, false, 1000);
        assert_true(extent.ideal > 40 && extent.ideal < 90);
    }
    text_close(typesetter);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(wiping_leaves_no_letter_of_a_text),
        cmocka_unit_test(wiping_forgets_the_drawn_runs),
        cmocka_unit_test(what_is_kept_has_a_bound),
        cmocka_unit_test(thousand_texts_are_measured_after_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
