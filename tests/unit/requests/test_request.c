#include "test.h"

#include "base/arena.h"
#include "base/diag.h"
#include "desk.h"
#include "requests/request.h"

static int open_arena(void **state)
{
    *state = arena_open(0);
    return 0;
}

static int close_arena(void **state)
{
    arena_close(*state);
    return 0;
}

static const struct request_stamp stamp = { .version = REQUEST_VERSION,
    .site = "11111111-1111-4111-8111-111111111111",
    .id = "22222222-2222-4222-8222-222222222222",
    .day = { 2026, 11, 21 } };

static bool read_back(struct arena *arena, struct str text, struct request *request,
    struct request_stamp *read, size_t *unknown)
{
    struct diag *diag = diag_open();
    bool good = request_read(arena, text, request, read, unknown, diag);
    if (!good)
        assert_non_null(diag_first(diag));
    diag_close(diag);
    return good;
}

/* Compared by what the team sees of every field. */
static void assert_same(
    struct arena *arena, const struct request *a, const struct request *b)
{
    size_t count;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(
            request_shown(arena, a, &fields[i]), request_shown(arena, b, &fields[i]));
}

static void P01_every_field_says_why_for_whom_and_how_long(void **state)
{
    (void)state;
    size_t count;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++) {
        const struct field *field = &fields[i];
        assert_true(strlen(field->heading) > 0);
        assert_true(strlen(field->purpose) > 0);
        assert_true(strlen(field->basis) > 0);
        assert_true(strlen(field->readers) > 0);
        assert_true(strlen(field->duration) > 0);
        assert_true(field->outputs & OUTPUT_SEALED);
        assert_ptr_equal(request_field(field->name), field);
        if (field->kind == FIELD_TEXT)
            assert_in_range(field->max, 1, REQUEST_SHOWN_MAX);
        if (field->kind == FIELD_CHOICE)
            assert_true(field->choice_count > 1);
    }
}

/* The members of the record, in their order: a new one without its row fails here. */
static void P01_no_byte_of_the_record_is_outside_the_table(void **state)
{
    (void)state;
    static const size_t sizes[] = {
        [FIELD_TEXT] = sizeof(char *),
        [FIELD_CHOICE] = sizeof(int),
        [FIELD_DATE] = sizeof(struct date),
        [FIELD_MOMENT] = sizeof(struct moment),
        [FIELD_NUMBER] = sizeof(int),
        [FIELD_ANSWERS] = sizeof(char *) + sizeof(size_t),
    };
    size_t count, named = 0, padding = 0;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++)
        named += sizes[fields[i].kind];
    padding = sizeof(struct request) - named;
    /* Alignment can leave four bytes before a pointer, nowhere else. */
    assert_true(padding % 4 == 0 && padding <= 4 * 10);
    unsigned char covered[sizeof(struct request)] = { 0 };
    for (size_t i = 0; i < count; i++)
        memset(covered + fields[i].offset, 1, sizes[fields[i].kind]);
    for (size_t i = 0, gap = 0; i < sizeof covered; i++) {
        gap = covered[i] ? 0 : gap + 1;
        assert_true(gap <= 4);
    }
}

static void a_whole_request_comes_back_from_its_text(void **state)
{
    struct request request = desk_request(), read;
    struct request_stamp back;
    size_t unknown = 9;
    request.code = "K7P4MX";
    request.created = desk_today;
    request.meeting = (struct moment){ { 2026, 11, 24 }, 14, 30, 0 };
    request.meeting_changes = 2;
    struct str text = request_write(*state, &request, &stamp);
    assert_true(read_back(*state, text, &read, &back, &unknown));
    assert_same(*state, &request, &read);
    assert_int_equal(unknown, 0);
    assert_string_equal(read.answers[1].question, "Depuis quand ?");
    assert_int_equal(read.meeting.minute, 30);
}

static void nothing_said_is_a_valid_request_and_says_nothing(void **state)
{
    struct request request = { 0 }, read;
    struct request_stamp back;
    struct str text = request_write(*state, &request, &stamp);
    assert_true(read_back(*state, text, &read, &back, NULL));
    assert_same(*state, &request, &read);
    assert_true(text.size < 160);
}

static void P29_version_site_id_and_day_are_inside(void **state)
{
    struct request request = desk_request(), read;
    struct request_stamp back;
    struct str text = request_write(*state, &request, &stamp);
    assert_true(read_back(*state, text, &read, &back, NULL));
    assert_int_equal(back.version, 1);
    assert_string_equal(back.site, stamp.site);
    assert_string_equal(back.id, stamp.id);
    assert_true(date_same(back.day, stamp.day));
}

static void what_a_later_version_added_is_passed_over_and_counted(void **state)
{
    struct request read;
    struct request_stamp back;
    size_t unknown = 0;
    assert_true(read_back(*state,
        STR("{\"v\":1,\"site\":\"s\",\"id\":\"i\",\"day\":\"2026-11-21\","
            "\"name\":\"Amina\",\"pigeon\":{\"a\":[1,2]},\"reach\":\"pigeon\"}"),
        &read, &back, &unknown));
    assert_int_equal(unknown, 2);
    assert_string_equal(read.name, "Amina");
    assert_int_equal(read.reach, BY_NONE);
}

static const struct {
    const char *text;
} broken[] = {
    { "" },
    { "null" },
    { "[1]" },
    { "{\"v\":1}" },
    { "{\"v\":\"1\",\"site\":\"s\",\"id\":\"i\",\"day\":\"2026-11-21\"}" },
    { "{\"v\":1,\"site\":\"s\",\"id\":\"i\",\"day\":\"2026-11-31\"}" },
    { "{\"v\":1,\"site\":\"s\",\"id\":\"i\",\"day\":\"2026-11-21\"" },
    { "{\"v\":1e300,\"site\":\"s\",\"id\":\"i\",\"day\":\"2026-11-21\"}" },
};

static void what_is_no_request_is_refused(void **state)
{
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct request read = { 0 };
        struct request_stamp back;
        assert_false(read_back(*state, str_of(broken[i].text), &read, &back, NULL));
    }
}

static void P05_what_a_resident_types_is_cut_at_60_characters(void **state)
{
    struct request request = { 0 }, read;
    struct request_stamp back;
    struct text name = { .arena = *state };
    for (int i = 0; i < 100; i++)
        text_add_c(&name, "é");
    request.name = text_done(&name);
    struct str text = request_write(*state, &request, &stamp);
    assert_true(read_back(*state, text, &read, &back, NULL));
    assert_int_equal(str_count(str_of(read.name)), 60);
}

static void quotes_line_ends_and_controls_come_back(void **state)
{
    struct request request = { .name = "\"A\\\n\tb\x01\x7F",
        .town = "ع د 中 😀 \u2028 \uFEFF" };
    struct request read;
    struct request_stamp back;
    struct str text = request_write(*state, &request, &stamp);
    assert_true(read_back(*state, text, &read, &back, NULL));
    assert_string_equal(read.name, request.name);
    assert_string_equal(read.town, request.town);
}

static void words_that_yaml_takes_for_something_else_stay_text(void **state)
{
    static const char *const names[] = { "true", "null", "12", "~", "- a", "{a",
        "a: b" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct request request = { .name = names[i] }, read;
        struct request_stamp back;
        size_t unknown = 0;
        struct str text = request_write(*state, &request, &stamp);
        assert_true(read_back(*state, text, &read, &back, &unknown));
        assert_string_equal(read.name, names[i]);
        assert_int_equal(unknown, 0);
    }
}

static void the_bound_is_never_under_the_text(void **state)
{
    struct request request = desk_request();
    static struct request_answer many[REQUEST_ANSWERS_MAX + 20];
    for (size_t i = 0; i < sizeof many / sizeof *many; i++)
        many[i] = (struct request_answer){ "c", "\x01\x02\x03\"\"", "\u2028é" };
    request.answers = many;
    request.answer_count = sizeof many / sizeof *many;
    request.name = "\x01\x01\x01\x01\"\"\"";
    struct str text = request_write(*state, &request, &stamp);
    assert_true(text.size <= request_bound(&request));
    struct request nothing = { 0 };
    text = request_write(*state, &nothing, &stamp);
    assert_true(text.size <= request_bound(&nothing));
}

static void the_longest_request_stays_under_its_limit(void **state)
{
    struct text long_text = { .arena = *state };
    static struct request_answer many[REQUEST_ANSWERS_MAX + 1];
    for (int i = 0; i < 400; i++)
        text_add_c(&long_text, "\u2028");
    const char *said = text_done(&long_text);
    for (size_t i = 0; i <= REQUEST_ANSWERS_MAX; i++)
        many[i] = (struct request_answer){ said, said, said };
    struct request request = { .answers = many,
        .answer_count = REQUEST_ANSWERS_MAX + 1 };
    size_t count;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++)
        if (fields[i].kind == FIELD_TEXT)
            memcpy((char *)&request + fields[i].offset, &said, sizeof said);
    struct request_stamp back;
    struct request read;
    struct str text = request_write(*state, &request, &stamp);
    assert_in_range(text.size, 200000, REQUEST_MAX_BYTES);
    assert_true(read_back(*state, text, &read, &back, NULL));
    assert_int_equal(read.answer_count, REQUEST_ANSWERS_MAX);
}

static void a_copy_holds_the_same_in_another_arena(void **state)
{
    struct request request = desk_request();
    struct arena *arena = arena_open(0);
    struct request copy = request_copy(arena, &request);
    assert_same(*state, &request, &copy);
    assert_ptr_not_equal(copy.name, request.name);
    assert_ptr_not_equal(copy.answers[0].question, request.answers[0].question);
    arena_close(arena);
}

static void P04_a_number_stays_only_where_the_way_of_meeting_needs_one(void **state)
{
    (void)state;
    struct request request = desk_request();
    request.reach = BY_RETURN;
    request_prune(&request);
    assert_null(request.phone);
    assert_null(request.say_name);
    assert_int_equal(request.voice_message, REPLY_NONE);
    request = desk_request();
    request.reach = BY_RETURN;
    request.place = MEET_PHONE;
    request_prune(&request);
    assert_non_null(request.phone);
}

static void P04_an_address_stays_only_for_a_visit_at_home(void **state)
{
    (void)state;
    struct request request = desk_request();
    request_prune(&request);
    assert_non_null(request.address);
    request.place = MEET_DESK;
    request_prune(&request);
    assert_null(request.address);
}

static void P12_a_household_that_was_not_asked_keeps_town_and_introducer_only(
    void **state)
{
    (void)state;
    struct request request = desk_request();
    request.for_whom = FOR_OTHERS;
    request.town = "Aubervilliers";
    request.introducer = "la gardienne";
    request_prune(&request);
    assert_null(request.address);
    assert_int_equal(request.answer_count, 0);
    request.place = MEET_SLEEP;
    request.place_other = "le foyer du quai";
    request_prune(&request);
    assert_null(request.place_other);
    assert_string_equal(request.town, "Aubervilliers");
    assert_string_equal(request.phone, "0612345678");
    request = desk_request();
    request.for_whom = FOR_HOUSEHOLD;
    request.town = "Aubervilliers";
    request_prune(&request);
    assert_null(request.town);
    assert_non_null(request.address);
}

static void a_partner_is_named_only_with_a_yes(void **state)
{
    (void)state;
    struct request request = { .partner = "la mairie", .may_partner = REPLY_NO };
    request_prune(&request);
    assert_null(request.partner);
    request = (struct request){ .partner = "la mairie", .may_partner = REPLY_YES };
    request_prune(&request);
    assert_non_null(request.partner);
}

static void P02_permission_and_one_way_to_reach_are_enough(void **state)
{
    (void)state;
    struct request request = { .may_keep = REPLY_YES, .reach = BY_RETURN };
    assert_true(request_is_complete(&request));
    request.reach = BY_PHONE;
    assert_false(request_is_complete(&request));
    request.phone = "";
    assert_false(request_is_complete(&request));
    request.phone = "0612345678";
    assert_true(request_is_complete(&request));
    request.may_keep = REPLY_NONE;
    assert_false(request_is_complete(&request));
    request.may_keep = REPLY_NO;
    assert_false(request_is_complete(&request));
}

static void the_urgent_come_first_then_the_nearest_deadline_then_the_oldest(
    void **state)
{
    (void)state;
    const struct request now = { .urgency = URGENCY_NOW, .created = { 2026, 11, 21 } };
    const struct request soon = { .urgency = URGENCY_SOON,
        .deadline = { 2026, 12, 15 } };
    const struct request sooner = { .urgency = URGENCY_SOON,
        .deadline = { 2026, 12, 2 } };
    const struct request old = { .created = { 2026, 11, 1 } };
    const struct request new = { .created = { 2026, 11, 2 } };
    const struct request *order[] = { &now, &sooner, &soon, &old, &new };
    for (size_t i = 0; i + 1 < sizeof order / sizeof *order; i++) {
        assert_true(request_compare(order[i], order[i + 1]) < 0);
        assert_true(request_compare(order[i + 1], order[i]) > 0);
    }
    assert_int_equal(request_compare(&old, &old), 0);
}

static const struct {
    const char *digits, *shown;
} phones[] = {
    { "0612345678", "06 12 34 56 78" },
    { "06 12.34-56 78", "06 12 34 56 78" },
    { "+33612345678", "06 12 34 56 78" },
    { "+221771234567", "00 221 771234567" },
    { "115", "11 5" },
    { "", "" },
};

static void P53_a_phone_number_is_grouped_and_never_starts_with_plus(void **state)
{
    for (size_t i = 0; i < sizeof phones / sizeof *phones; i++) {
        struct request request = { .phone = phones[i].digits };
        assert_string_equal(
            request_shown(*state, &request, request_field("phone")), phones[i].shown);
    }
}

static const struct {
    const char *text;
    bool good;
    enum request_state state;
} states[] = {
    { "new", true, STATE_NEW },
    { "Nouvelle", true, STATE_NEW },
    { "exportee", true, STATE_EXPORTED },
    { "Exportée", true, STATE_EXPORTED },
    { " rappelée ", true, STATE_CALLED },
    { "rendez-vous fixé", true, STATE_SCHEDULED },
    { "gelée", true, STATE_FROZEN },
    { "withdrawn", true, STATE_WITHDRAWN },
    { "perdue", false, STATE_NEW },
    { "", false, STATE_NEW },
};

static void states_are_read_in_french_and_as_stored(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        enum request_state read = STATE_DONE;
        assert_int_equal(state_read(states[i].text, &read), states[i].good);
        assert_int_equal(read, states[i].good ? states[i].state : STATE_DONE);
    }
    for (int i = 0; i < STATE_COUNT; i++) {
        enum request_state read;
        assert_true(
            state_read(state_name((enum request_state)i), &read) && (int)read == i);
        assert_true(
            state_read(state_label((enum request_state)i), &read) && (int)read == i);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(P01_every_field_says_why_for_whom_and_how_long),
        TEST(P01_no_byte_of_the_record_is_outside_the_table),
        TEST(a_whole_request_comes_back_from_its_text),
        TEST(nothing_said_is_a_valid_request_and_says_nothing),
        TEST(P29_version_site_id_and_day_are_inside),
        TEST(what_a_later_version_added_is_passed_over_and_counted),
        TEST(what_is_no_request_is_refused),
        TEST(P05_what_a_resident_types_is_cut_at_60_characters),
        TEST(quotes_line_ends_and_controls_come_back),
        TEST(words_that_yaml_takes_for_something_else_stay_text),
        TEST(the_bound_is_never_under_the_text),
        TEST(the_longest_request_stays_under_its_limit),
        TEST(a_copy_holds_the_same_in_another_arena),
        TEST(P04_a_number_stays_only_where_the_way_of_meeting_needs_one),
        TEST(P04_an_address_stays_only_for_a_visit_at_home),
        TEST(P12_a_household_that_was_not_asked_keeps_town_and_introducer_only),
        TEST(a_partner_is_named_only_with_a_yes),
        TEST(P02_permission_and_one_way_to_reach_are_enough),
        TEST(the_urgent_come_first_then_the_nearest_deadline_then_the_oldest),
        TEST(P53_a_phone_number_is_grouped_and_never_starts_with_plus),
        TEST(states_are_read_in_french_and_as_stored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
