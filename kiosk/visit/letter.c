#include "visit/letter.h"

#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/language.h"
#include "base/str.h"
#include "content/wording.h"

struct lines {
    ARRAY(const char *)
};

/* --- ticks --- */

static bool is_ticked(uint32_t ticked, size_t part)
{
    return ticked & (UINT32_C(1) << part);
}

/* The first of those that exclude each other, and the one behind the last. */
static size_t first_of(const struct letter *letter, size_t part)
{
    while (part && letter->parts[part].instead)
        part--;
    return part;
}

static size_t end_of(const struct letter *letter, size_t part)
{
    part++;
    while (part < letter->part_count && letter->parts[part].instead)
        part++;
    return part;
}

bool letter_part_is_choice(const struct letter *letter, size_t part)
{
    return end_of(letter, part) - first_of(letter, part) > 1;
}

uint32_t letter_tick(const struct letter *letter, uint32_t ticked, size_t part)
{
    bool was = is_ticked(ticked, part);
    for (size_t i = first_of(letter, part); i < end_of(letter, part); i++)
        ticked &= ~(UINT32_C(1) << i);
    return was ? ticked : ticked | UINT32_C(1) << part;
}

uint32_t letter_all_ticks(const struct letter *letter)
{
    uint32_t all = 0;
    for (size_t i = 0; i < letter->part_count; i++)
        if (letter->parts[i].label)
            all |= UINT32_C(1) << i;
    return all;
}

/* --- what it says --- */

/* Shifts the language to French while what is said is put together. */
static const struct language *speak_french(void)
{
    const struct language *before = language_now();
    language_set(language_find("fr"));
    return before;
}

static void add_texts(const struct catalog *catalog, struct arena *arena,
    struct lines *lines, const char *const *texts, size_t count, struct date today)
{
    for (size_t i = 0; i < count; i++) {
        struct wording wording = content_wording(catalog, arena, texts[i], today);
        if (!wording.expired)
            *ARRAY_ADD(arena, lines) = wording.text;
    }
}

static const char *sources_of(struct arena *arena, const struct letter *letter)
{
    struct text text = { .arena = arena };
    text_add_c(&text, "Textes : ");
    for (size_t i = 0; i < letter->source_count; i++)
        text_addf(&text, "%s%s", i ? " ; " : "", letter->sources[i]);
    return text_done(&text);
}

/* Sentences of what was ticked under one question follow each other in one paragraph, as a
 * person would write them. */
static void add_joined(
    struct arena *arena, struct lines *paragraphs, const struct lines *said, bool joins)
{
    for (size_t i = 0; i < said->count; i++) {
        const char *text = said->items[i];
        if (!joins) {
            *ARRAY_ADD(arena, paragraphs) = text;
            continue;
        }
        const char **last = &paragraphs->items[paragraphs->count - 1];
        *last = str_format(arena, "%s %s", *last, text);
    }
}

struct composing {
    const struct catalog *catalog;
    struct arena *arena;
    struct date today;
    struct lines paragraphs, enclosed;
    bool asked; /* the last paragraph answers the question that is being gone through */
};

static void compose_part(
    struct composing *composing, const struct letter_part *part, bool ticked)
{
    struct lines said = { 0 };
    if (part->question || !part->label)
        composing->asked = false;
    if (part->label && !ticked)
        return;
    add_texts(composing->catalog, composing->arena, &said, part->said, part->said_count,
        composing->today);
    add_joined(composing->arena, &composing->paragraphs, &said, composing->asked);
    composing->asked = composing->asked || (part->label && said.count);
    add_texts(composing->catalog, composing->arena, &composing->enclosed,
        part->enclosed, part->enclosed_count, composing->today);
}

struct letter_said letter_say(const struct catalog *catalog, struct arena *arena,
    const struct letter *letter, uint32_t ticked, struct date today)
{
    const struct language *before = speak_french();
    struct composing composing = { catalog, arena, today, { 0 }, { 0 }, false };
    for (size_t i = 0; i < letter->part_count; i++)
        compose_part(&composing, &letter->parts[i], is_ticked(ticked, i));
    struct letter_said said = {
        .subject = content_text(catalog, arena, letter->subject, today),
        .sent = letter->sent ? content_text(catalog, arena, letter->sent, today) : NULL,
        .to = letter->to,
        .to_count = letter->to_count,
        .paragraphs = composing.paragraphs.items,
        .paragraph_count = composing.paragraphs.count,
        .enclosed = composing.enclosed.items,
        .enclosed_count = composing.enclosed.count,
        .sources = sources_of(arena, letter),
        .spoken = letter_is_spoken(letter),
    };
    language_set(before);
    return said;
}

const char *letter_part_says(const struct catalog *catalog, struct arena *arena,
    const struct letter_part *part, struct date today)
{
    const struct language *before = speak_french();
    struct lines lines = { 0 };
    struct text text = { .arena = arena };
    add_texts(catalog, arena, &lines, part->said, part->said_count, today);
    for (size_t i = 0; i < lines.count; i++)
        text_addf(&text, "%s%s", i ? " " : "", lines.items[i]);
    language_set(before);
    return text_done(&text);
}

/* --- as plain text --- */

/* What a telephone shows anyhow, in fewer bytes: blanks and apostrophes of typewriters, no
 * marks of direction or of strong words. Dots to be filled in are as many as say so. */
static const struct {
    const char *fine, *plain;
} PLAIN[] = {
    { "\u00A0", " " },
    { "\u202F", " " },
    { "’", "'" },
    { "\u2066", "" },
    { "\u2067", "" },
    { "\u2068", "" },
    { "\u2069", "" },
    { "\x0e", "" },
    { "\x0f", "" },
};

static const char DOT[] = "…", DOTS[] = ".....";

static struct str skip_dots(struct str rest)
{
    while (str_starts(rest, DOT))
        rest = str_sub(rest, sizeof DOT - 1, rest.size);
    return rest;
}

static struct str add_one(struct text *text, struct str rest)
{
    if (str_starts(rest, DOT)) {
        text_add_c(text, DOTS);
        return skip_dots(rest);
    }
    for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++)
        if (str_starts(rest, PLAIN[i].fine)) {
            text_add_c(text, PLAIN[i].plain);
            return str_sub(rest, strlen(PLAIN[i].fine), rest.size);
        }
    text_add(text, str_sub(rest, 0, 1));
    return str_sub(rest, 1, rest.size);
}

static void add_plain(struct text *text, const char *line)
{
    struct str rest = str_of(line);
    while (rest.size)
        rest = add_one(text, rest);
}

static void add_line(struct text *text, const char *head, const char *line)
{
    add_plain(text, head);
    add_plain(text, line);
    text_add_c(text, "\n");
}

static void add_sending(struct text *text, const struct letter_said *said)
{
    add_line(text, "De : ", "… (nom, adresse, téléphone)");
    for (size_t i = 0; i < said->to_count; i++)
        if (skip_dots(str_of(said->to[i])).size)
            add_line(text, i ? "" : "À : ", said->to[i]);
    add_line(text, "", "À …, le …");
}

const char *letter_plain(struct arena *arena, const struct letter_said *said)
{
    struct text text = { .arena = arena };
    if (!said->spoken)
        add_sending(&text, said);
    add_line(&text, said->spoken ? "" : "Objet : ", said->subject);
    for (size_t i = 0; i < said->paragraph_count; i++)
        add_line(&text, "", said->paragraphs[i]);
    if (!said->spoken)
        add_line(&text, "", "Signature :");
    const char *first =
        said->spoken ? "Mes papiers, dans l’ordre :\n- " : "Avec cette lettre :\n- ";
    for (size_t i = 0; i < said->enclosed_count; i++)
        add_line(&text, i ? "- " : first, said->enclosed[i]);
    add_line(&text, "", said->sources);
    return text_done(&text);
}

/* --- in codes --- */

enum { HEAD_BYTES = sizeof "Lettre 99/99\n" };

/* How much of `rest` one code takes: more than `least` and not more than `most` bytes, up
 * to the end of a line, else of a sentence, a word, a character. */
static size_t cut_size(struct str rest, size_t least, size_t most)
{
    static const char *const ends[] = { "\n", ". ", " " };
    if (rest.size <= most)
        return rest.size;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        for (size_t size = most; size > least; size--)
            if (str_ends(str_sub(rest, 0, size), ends[i]))
                return size;
    while (((unsigned char)rest.text[most] & 0xC0) == 0x80)
        most--;
    return most;
}

enum { ROOM = LETTER_CODE_BYTES - HEAD_BYTES };

/* The codes are about as full as each other, so that none is finer than it must be; but
 * the `left` - 1 that come after must hold the rest. */
static size_t even_size(struct str rest, size_t left)
{
    if (left < 2)
        return cut_size(rest, ROOM / 2, ROOM);
    size_t even = rest.size / left,
           most = even + even / 8 < ROOM ? even + even / 8 : ROOM;
    size_t must = rest.size > (left - 1) * ROOM ? rest.size - (left - 1) * ROOM : 0;
    size_t least = must > most / 2 ? must : most / 2;
    return cut_size(rest, least < most ? least : most - 1, most);
}

static struct lines cut_evenly(struct arena *arena, struct str rest, size_t count)
{
    struct lines cuts = { 0 };
    while (rest.size) {
        size_t left = cuts.count < count ? count - cuts.count : 1;
        size_t size = even_size(rest, left);
        *ARRAY_ADD(arena, &cuts) = str_copy(arena, str_sub(rest, 0, size));
        rest = str_sub(rest, size, rest.size);
    }
    return cuts;
}

struct letter_codes letter_codes(struct arena *arena, const char *plain)
{
    struct str all = str_trim(str_of(plain));
    struct lines cuts = cut_evenly(arena, all, (all.size + ROOM - 1) / ROOM);
    for (size_t i = 0; cuts.count > 1 && i < cuts.count; i++)
        cuts.items[i] =
            str_format(arena, "Lettre %zu/%zu\n%s", i + 1, cuts.count, cuts.items[i]);
    return (struct letter_codes){ cuts.items, cuts.count };
}
