#include "test.h"

#include "../base/examples.h"
#include "base/arena.h"
#include "base/language.h"
#include "content/hours.h"

static struct arena *arena;

static struct hours read(const char *text)
{
    struct hours_faults faults = { 0 };
    struct hours hours = hours_read(arena, text, &faults);
    if (faults.count)
        fail_msg("'%s' at %zu: %s", text, faults.items[0].at, faults.items[0].why);
    return hours;
}

static struct moment at(const char *text)
{
    struct moment moment = { 0 };
    if (!moment_read(str_of(text), &moment))
        fail_msg("'%s' is no moment", text);
    return moment;
}

/* --- reading --- */

/* Each day of a week without holidays, from a Monday. */
static const char *week(struct hours hours)
{
    struct text out = { .arena = arena };
    for (int day = 0; day < 7; day++) {
        struct hours_span spans[HOURS_MAX_SPANS];
        size_t count = hours_of_weekday(hours, day, spans);
        for (size_t i = 0; i < count; i++)
            text_addf(&out, "%s%d:%02d-%d:%02d", i ? " " : "", spans[i].from / 60,
                spans[i].from % 60, spans[i].to / 60, spans[i].to % 60);
        text_add_c(&out, day < 6 ? "|" : "");
    }
    return text_done(&out);
}

static struct writing {
    const char *text, *week;
} writings[] = {
    { "lun 9h-12h", "9:00-12:00||||||" },
    { "lun-ven 9h-12h 14h-17h; sam 9h-12h",
        "9:00-12:00 14:00-17:00|9:00-12:00 14:00-17:00|9:00-12:00 14:00-17:00|"
        "9:00-12:00 14:00-17:00|9:00-12:00 14:00-17:00|9:00-12:00|" },
    { "Lundi au mercredi de 9h30 à 12h", "9:30-12:00|9:30-12:00|9:30-12:00||||" },
    { "du lundi au mercredi : 9 h 30 – 12 h", "9:30-12:00|9:30-12:00|9:30-12:00||||" },
    { "mar, jeu 9:00-12:30", "|9:00-12:30||9:00-12:30|||" },
    { "mardi et jeudi, 9h-12h et 14h-16h",
        "|9:00-12:00 14:00-16:00||9:00-12:00 14:00-16:00|||" },
    { "lun 9h-12h, mar 14h-17h", "9:00-12:00|14:00-17:00|||||" },
    { "lun 9h-12h; lun 14h-17h", "9:00-12:00 14:00-17:00||||||" },
    { "lun. 9h-12h\nmar. 14h-17h", "9:00-12:00|14:00-17:00|||||" },
    { "lun 9h-12h\r\nmar 14h-17h\r\n", "9:00-12:00|14:00-17:00|||||" },
    { "sam-lun 10h-11h", "10:00-11:00|||||10:00-11:00|10:00-11:00" },
    { "tous les jours 20h-8h",
        "20:00-32:00|20:00-32:00|20:00-32:00|20:00-32:00|20:00-32:00|20:00-32:00|"
        "20:00-32:00" },
    { "9h-10h",
        "9:00-10:00|9:00-10:00|9:00-10:00|9:00-10:00|9:00-10:00|9:00-10:00|9:00-10:00" },
    { "tous les jours 9h-10h; fermé mar-dim", "9:00-10:00||||||" },
    { "tous les jours 9h-10h; dimanche fermé",
        "9:00-10:00|9:00-10:00|9:00-10:00|9:00-10:00|9:00-10:00|9:00-10:00|" },
    { "ven 9h-midi, 20h-minuit", "||||9:00-12:00 20:00-24:00||" },
    { "lun 14h-17h 9h-12h", "9:00-12:00 14:00-17:00||||||" },
    { "lun 24h/24", "0:00-24:00||||||" },
    { "lun 9 h - 12 h 14 h - 17 h", "9:00-12:00 14:00-17:00||||||" },
    { "lun 9-12h 14-17h", "9:00-12:00 14:00-17:00||||||" },
    { "lun 9\xC2\xA0h\xC2\xA0"
      "30-12\xE2\x80\xAFh",
        "9:30-12:00||||||" },
    { "", "||||||" },
    { "  ;  \n", "||||||" },
};

static void hours_are_read_as_people_write_them(void **state)
{
    const struct writing *example = *state;
    assert_string_equal(week(read(example->text)), example->week);
}

static struct mistake {
    const char *text;
    size_t at;
    const char *why;
} mistakes[] = {
    { "lundo 9h-12h", 0, "unknown word 'lundo'; did you mean 'lundi'?" },
    { "lun 9h-12h; samdi 9h-12h", 12, "unknown word 'samdi'; did you mean 'samedi'?" },
    { "sur rendez-vous", 0,
        "'sur' is no day and no hour; expected such as 'lun-ven 9h-12h 14h-17h; sam "
        "9h-12h; fermé 24/12'" },
    { "lun", 0, "hours are missing here, such as 9h-12h" },
    { "lun 9h", 4, "expected two hours such as 9h-12h" },
    { "lun 9h-25h", 7, "this hour does not exist" },
    { "lun 9h75-12h", 4, "this hour does not exist" },
    { "lun 9h-mardi", 7, "expected an hour such as 9h or 17h30" },
    { "lun 12h-9h", 4, "these hours end before they begin" },
    { "lun 9h-9h", 4, "these hours end before they begin" },
    { "fermé", 0, "'fermé' needs days, such as 'fermé 24/12'" },
    { "fermé 31/2", 7, "this day does not exist" },
    { "fermé 24/12/2026-2/1", 7, "both dates have a year, or none has" },
    { "fermé 24/12/2026-2/1/2026", 7, "these dates end before they begin" },
    { "fermé lun 9h-12h", 0, "this says both closed and open; make two of it" },
    { "jours 9h-12h", 6, "expected 'jours fériés'" },
    { "tous 9h-12h", 0, "expected 'tous les jours'" },
    { "lun 123456h-3h", 4, "this hour does not exist" },
};

static void what_cannot_be_understood_is_told_with_its_place(void **state)
{
    const struct mistake *example = *state;
    struct hours_faults faults = { 0 };
    hours_read(arena, example->text, &faults);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].why, example->why);
    assert_int_equal(faults.items[0].at, example->at);
}

static void all_mistakes_are_told_at_once(void **state)
{
    (void)state;
    struct hours_faults faults = { 0 };
    struct hours hours =
        hours_read(arena, "lundo 9h-12h; mar 9h-10h; mer 9h-99h; fermé", &faults);
    assert_int_equal(faults.count, 3);
    assert_int_equal(hours.count, 1);
}

/* --- now --- */

#define OFFICE  "lun-ven 9h-12h 14h-17h; sam 9h-12h; fermé 24/12"
#define SHELTER "tous les jours 20h-8h; jours fériés 18h-8h"

/* 2026-11-23 is a Monday. */
static struct time {
    const char *name, *hours, *now, *department, *said;
} times[] = {
    { "in the morning", OFFICE, "2026-11-23T10:00", "94",
        "Ouvert maintenant, jusqu’à 12 h" },
    { "on the minute of opening", OFFICE, "2026-11-23T09:00", "94",
        "Ouvert maintenant, jusqu’à 12 h" },
    { "a minute before", OFFICE, "2026-11-23T08:59", "94",
        "Fermé. Ouvre aujourd’hui à 9 h." },
    { "on the minute of closing", OFFICE, "2026-11-23T12:00", "94",
        "Fermé. Ouvre aujourd’hui à 14 h." },
    { "in the evening", OFFICE, "2026-11-23T17:00", "94",
        "Fermé. Ouvre demain, mardi 24 novembre, à 9 h." },
    { "over Sunday", OFFICE, "2026-11-21T12:00", "94",
        "Fermé. Ouvre lundi 23 novembre à 9 h." },
    { "on a public holiday", OFFICE, "2026-11-11T10:00", "94",
        "Fermé. Ouvre demain, jeudi 12 novembre, à 9 h." },
    { "before a long weekend", OFFICE, "2026-05-13T18:00", "94",
        "Fermé. Ouvre vendredi 15 mai à 9 h." },
    { "on an exception, then Christmas", OFFICE, "2026-12-24T10:00", "94",
        "Fermé. Ouvre samedi 26 décembre à 9 h." },
    { "the same in Moselle", OFFICE, "2026-12-24T10:00", "57",
        "Fermé. Ouvre lundi 28 décembre à 9 h." },
    { "on Good Friday", OFFICE, "2026-04-03T10:00", "94",
        "Ouvert maintenant, jusqu’à 12 h" },
    { "on Good Friday in Alsace", OFFICE, "2026-04-03T10:00", "67",
        "Fermé. Ouvre demain, samedi 4 avril, à 9 h." },
    { "on 27 May in Guadeloupe", OFFICE, "2026-05-27T10:00", "971",
        "Fermé. Ouvre demain, jeudi 28 mai, à 9 h." },
    { "over the new year", OFFICE, "2026-12-31T18:00", "94",
        "Fermé. Ouvre samedi 2 janvier à 9 h." },
    { "before midnight", SHELTER, "2026-11-23T23:59", "94",
        "Ouvert maintenant, jusqu’à 8 h" },
    { "at midnight", SHELTER, "2026-11-24T00:00", "94",
        "Ouvert maintenant, jusqu’à 8 h" },
    { "after midnight", SHELTER, "2026-11-24T07:59", "94",
        "Ouvert maintenant, jusqu’à 8 h" },
    { "in the morning after", SHELTER, "2026-11-24T08:00", "94",
        "Fermé. Ouvre aujourd’hui à 20 h." },
    { "earlier on a holiday", SHELTER, "2026-11-11T18:30", "94",
        "Ouvert maintenant, jusqu’à 8 h" },
    { "until midnight", "ven 20h-minuit", "2026-11-27T21:00", "94",
        "Ouvert maintenant, jusqu’à minuit" },
    { "at midnight it is over", "ven 20h-minuit", "2026-11-28T00:00", "94",
        "Fermé. Ouvre vendredi 4 décembre à 20 h." },
    { "days that join", "lun 20h-24h; mar 0h-2h", "2026-11-23T22:00", "94",
        "Ouvert maintenant, jusqu’à 2 h" },
    { "two days on end", "lun 0h-24h; mar 0h-24h", "2026-11-23T10:00", "94",
        "Ouvert maintenant, jusqu’au mercredi 25 novembre à 0 h" },
    { "day and night", "jour et nuit", "2026-12-25T03:00", "94",
        "Ouvert jour et nuit" },
    { "day and night in figures", "24h/24", "2026-11-23T03:00", "94",
        "Ouvert jour et nuit" },
    { "holidays too", "lun-ven 9h-12h; jours fériés 10h-11h", "2026-11-11T10:30", "94",
        "Ouvert maintenant, jusqu’à 11 h" },
    { "a date that is open", "lun 9h-12h; 24/12 9h-11h", "2026-12-24T10:00", "94",
        "Ouvert maintenant, jusqu’à 11 h" },
    { "a date goes before a holiday", "jours fériés 9h-12h; fermé 11/11",
        "2026-11-11T10:00", "94", "Fermé. Ouvre vendredi 25 décembre à 9 h." },
    { "a date of one year", "lun-ven 9h-12h; fermé 23/11/2026", "2026-11-23T10:00",
        "94", "Fermé. Ouvre demain, mardi 24 novembre, à 9 h." },
    { "the same date of another year", "lun-ven 9h-12h; fermé 23/11/2025",
        "2026-11-23T10:00", "94", "Ouvert maintenant, jusqu’à 12 h" },
    { "a summer", "lun-ven 9h-12h; fermé du 1/8 au 31/8", "2026-07-31T13:00", "94",
        "Fermé. Ouvre mardi 1er septembre à 9 h." },
    { "a range over the new year", "lun-ven 9h-12h; fermé 24/12-2/1",
        "2026-12-23T13:00", "94", "Fermé. Ouvre lundi 4 janvier à 9 h." },
    { "on 29 February", "fermé 29/2; lun-dim 9h-12h", "2028-02-29T10:00", "94",
        "Fermé. Ouvre demain, mercredi 1er mars, à 9 h." },
    { "never again", "fermé lun", "2026-11-23T10:00", "94", "Fermé en ce moment" },
    { "at the end of time", "lun 9h-12h", "9999-12-31T23:00", "94",
        "Fermé en ce moment" },
    { "nobody knows", "", "2026-11-23T10:00", "94", "" },
};

static void it_is_said_whether_an_office_is_open(void **state)
{
    const struct time *example = *state;
    struct moment now = at(example->now);
    struct hours_state told = hours_at(read(example->hours), now, example->department);
    const char *said = hours_say_state(arena, told, now);
    struct text plain = { .arena = arena }; /* without the marks of direction */
    struct str rest = str_of(said);
    while (rest.size) {
        uint32_t code = str_next(&rest);
        if (code < 0x2066 || code > 0x2069)
            text_add_code(&plain, code == 0xA0 || code == 0x202F ? ' ' : code);
    }
    assert_string_equal(text_done(&plain), example->said);
}

/* Minute by minute through a year, what is announced is what comes. */
static void an_opening_that_is_announced_comes(void **state)
{
    (void)state;
    struct hours hours = read(OFFICE "; jours fériés 10h-11h; 3/8 22h-2h");
    int64_t end = moment_seconds(at("2027-01-01T00:00"));
    struct hours_state before = hours_at(hours, at("2026-01-01T00:00"), "94");
    for (int64_t now = moment_seconds(at("2026-01-01T00:01")); now < end; now += 60) {
        struct hours_state told = hours_at(hours, moment_of_seconds(now), "94");
        if (told.open != before.open)
            assert_int_equal(
                moment_seconds(before.open ? before.until : before.opens), now);
        before = told;
    }
}

static void a_week_is_told_in_as_few_lines_as_it_takes(void **state)
{
    (void)state;
    struct hours_lines lines =
        hours_say_table(arena, read(OFFICE "; fermé 3/2/2030"), at("2026-11-23T10:00"));
    assert_int_equal(lines.count, 4);
    assert_string_equal(lines.items[0].days, "lundi à vendredi");
    assert_string_equal(lines.items[1].days, "samedi");
    assert_string_equal(lines.items[2].days, "dimanche");
    assert_string_equal(lines.items[2].times, "fermé");
    assert_non_null(strstr(lines.items[3].days, "décembre"));
    assert_int_equal(hours_say_table(arena, read(""), at("2026-11-23T10:00")).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_mistakes_are_told_at_once),
        cmocka_unit_test(an_opening_that_is_announced_comes),
        cmocka_unit_test(a_week_is_told_in_as_few_lines_as_it_takes),
    };
    arena = arena_open(0);
    int failed =
        cmocka_run_group_tests(tests, NULL, NULL) +
        RUN_EXAMPLES(writings, hours_are_read_as_people_write_them) +
        RUN_EXAMPLES(mistakes, what_cannot_be_understood_is_told_with_its_place) +
        RUN_EXAMPLES(times, it_is_said_whether_an_office_is_open);
    arena_close(arena);
    return failed;
}
