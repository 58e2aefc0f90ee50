#include "test.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/source.h"
#include "base/yaml.h"
#include "desk.h"
#include "requests/export.h"

static int open_desk(void **state)
{
    struct desk *desk = malloc(sizeof *desk);
    *desk = desk_open();
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    desk_close(*state);
    free(*state);
    return 0;
}

static struct export_order order_of(
    struct desk *desk, enum export_format format, const char *name)
{
    return (struct export_order){ .store = desk_store(desk),
        .opener = format == EXPORT_SEALED ? NULL : desk->opener,
        .format = format,
        .path = file_join(desk->arena, desk->root, name),
        .today = desk_today };
}

static const char *written(struct desk *desk, const struct export_order *order)
{
    struct str bytes;
    struct export_report report;
    assert_int_equal(export_write(order, &report), STORAGE_DONE);
    assert_int_equal(report.refused, 0);
    assert_true(file_read(desk->arena, order->path, 1 << 26, &bytes));
    return bytes.text;
}

static const char *csv_of(struct desk *desk)
{
    struct export_order order = order_of(desk, EXPORT_CSV, "x.csv");
    return written(desk, &order);
}

/* --- CSV --- */

static void a_table_is_utf8_with_semicolons_and_french_headings(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today);
    const char *csv = csv_of(desk);
    const char *head = "\xEF\xBB\xBF\"Numéro\";\"Jour de la demande\";";
    assert_true(str_starts(str_of(csv), head));
    assert_non_null(strstr(csv, "\"État\";\"À effacer le\"\r\n"));
    const char *start = str_format(desk->arena,
        "\r\n\"%s\";\"21/11/2026\";\"échéance proche\";"
        "\"02/12/2026\";",
        code_show(desk->arena, code));
    assert_non_null(strstr(csv, start));
    assert_non_null(strstr(csv, ";\"nouvelle\";\"21/12/2026\"\r\n"));
    assert_non_null(strstr(csv, "\"arabe\""));
}

static void P51_beside_a_number_stand_the_rules_for_calling_it(void **state)
{
    struct desk *desk = *state;
    desk_put(desk, desk_request(), desk_today);
    const char *csv = csv_of(desk);
    assert_non_null(strstr(
        csv, "\"Téléphone\";\"Quand appeler\";\"Message vocal\";\"Nom à dire\""));
    assert_non_null(
        strstr(csv, "\"06 12 34 56 78\";\"l’après-midi\";\"non\";\"Leïla\""));
}

static const struct {
    const char *name, *cell;
} cells[] = {
    { "Amina", "\"Amina\"" },
    { "=1+1", "\"'=1+1\"" },
    { "+33", "\"'+33\"" },
    { "-2", "\"'-2\"" },
    { "@SUM(A1)", "\"'@SUM(A1)\"" },
    { "\t=1+1", "\"'=1+1\"" },
    { " \r\n =1+1", "\"'=1+1\"" },
    { "\xC2\xA0=1", "\"'=1\"" },
    { "\xEF\xBB\xBF=1", "\"'=1\"" },
    { "＝1+1", "\"'＝1+1\"" },
    { "a;b", "\"a;b\"" },
    { "dit \"Mina\"", "\"dit \"\"Mina\"\"\"" },
    { "\"=1\"", "\"\"\"=1\"\"\"" },
    { "a\r\nb\tc", "\"a  b c\"" },
    { "a=1", "\"a=1\"" },
    { "", "\"\"" },
};

static void P53_no_cell_starts_as_a_formula(void **state)
{
    struct arena *arena = arena_open(0);
    struct inbox_item item = { .erase_day = desk_today };
    struct inbox inbox = { .items = &item, .count = 1 };
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        item.request = (struct request){ .name = cells[i].name };
        struct str csv = export_csv(arena, &inbox);
        const char *expected =
            str_format(arena, "\"pour elle-même\";\"\";\"\";%s;", cells[i].cell);
        assert_int_not_equal(str_find(csv, expected), SIZE_MAX);
    }
    arena_close(arena);
}

/* --- P-48: nothing else gets out --- */

enum { RANDOM_REQUESTS = 10000 };

static unsigned draw(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed / 65536 % below;
}

/* Every text of the record says the name of its field, so that it can be recognised. */
static struct request random_request(struct arena *arena, unsigned *seed)
{
    struct request request = { 0 };
    size_t count;
    const struct field *fields = request_fields(&count);
    struct request_answer *answer = ARENA_NEW(arena, struct request_answer);
    *answer = (struct request_answer){ "<answers>", "<answers>", "<answers>" };
    for (size_t i = 0; i < count; i++) {
        char *at = (char *)&request + fields[i].offset;
        int chosen = (int)draw(seed, 100);
        const char *said = str_format(arena, "<%s>", fields[i].name);
        if (fields[i].kind == FIELD_TEXT && chosen < 80)
            memcpy(at, &said, sizeof said);
        if (fields[i].kind == FIELD_CHOICE) {
            chosen = (int)draw(seed, (unsigned)fields[i].choice_count);
            memcpy(at, &chosen, sizeof chosen);
        }
        if (fields[i].kind == FIELD_NUMBER) {
            chosen = 777000 + chosen;
            memcpy(at, &chosen, sizeof chosen);
        }
    }
    request.answers = answer;
    request.answer_count = draw(seed, 2);
    return request;
}

static void assert_only(struct str output, unsigned allowed)
{
    size_t count;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++) {
        if (fields[i].outputs & allowed)
            continue;
        char marker[64];
        snprintf(marker, sizeof marker, "<%s>", fields[i].name);
        if (str_find(output, marker) != SIZE_MAX)
            fail_msg("%s stands where it may not", fields[i].name);
        if (fields[i].kind == FIELD_NUMBER)
            assert_int_equal(str_find(output, "777"), SIZE_MAX);
    }
}

static void P48_ten_thousand_random_requests_show_only_what_each_output_may(
    void **state)
{
    (void)state;
    unsigned seed = 48;
    struct arena *arena = arena_open(1 << 20);
    for (int i = 0; i < RANDOM_REQUESTS / 100; i++) {
        struct inbox inbox = { .items = ARENA_LIST(arena, struct inbox_item, 100),
            .count = 100 };
        for (size_t j = 0; j < inbox.count; j++)
            inbox.items[j] = (struct inbox_item){ .erase_day = desk_today,
                .request = random_request(arena, &seed) };
        assert_only(export_csv(arena, &inbox), OUTPUT_TABLE);
        assert_only(export_json(arena, &inbox), OUTPUT_RECORD);
        arena_wipe(arena);
    }
    /* The markers are found where they may stand: the test looks at the right thing. */
    struct inbox_item item = { .erase_day = desk_today,
        .request = { .name = "<name>", .sheet = "<sheet>" } };
    struct inbox one = { .items = &item, .count = 1 };
    assert_int_not_equal(str_find(export_csv(arena, &one), "<name>"), SIZE_MAX);
    assert_int_equal(str_find(export_csv(arena, &one), "<sheet>"), SIZE_MAX);
    assert_int_not_equal(str_find(export_json(arena, &one), "<sheet>"), SIZE_MAX);
    arena_close(arena);
}

/* --- JSON --- */

static void records_have_iso_dates_and_the_answers(void **state)
{
    struct desk *desk = *state;
    desk_put(desk, desk_request(), desk_today);
    desk_put(desk, desk_request(), desk_today);
    struct export_order order = order_of(desk, EXPORT_JSON, "x.json");
    struct diag *diag = diag_open();
    const struct source *source =
        source_of(desk->arena, "x.json", str_of(written(desk, &order)), diag);
    const struct yaml *list = yaml_read(desk->arena, source, diag);
    assert_non_null(list);
    assert_int_equal(list->count, 2);
    assert_string_equal(yaml_text(list->child, "deadline"), "2026-12-02");
    assert_string_equal(yaml_text(list->child, "state"), "new");
    assert_string_equal(yaml_text(list->child, "reach"), "phone");
    assert_int_equal(yaml_find(list->child, "answers")->count, 2);
    assert_null(yaml_find(list->child, "site"));
    diag_close(diag);
}

/* --- what is exported, and what follows --- */

static void exports_are_for_their_owner_and_narrowed(void **state)
{
    struct desk *desk = *state;
    struct stat about;
    struct export_report report;
    desk_put(desk, desk_request(), (struct date){ 2026, 11, 1 });
    desk_put(desk, desk_request(), desk_today);
    struct export_order order = order_of(desk, EXPORT_CSV, "x.csv");
    order.filter.since = (struct date){ 2026, 11, 10 };
    assert_int_equal(export_write(&order, &report), STORAGE_DONE);
    assert_int_equal(report.count, 1);
    assert_int_equal(stat(order.path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    order.path = file_join(desk->arena, desk->root, "stick/x.csv");
    assert_int_equal(export_write(&order, &report), STORAGE_MISSING);
}

static void only_a_confirmed_export_shortens_the_stay(void **state)
{
    struct desk *desk = *state;
    struct export_report report;
    struct store_row row;
    struct id id = desk_find(desk, desk_put(desk, desk_request(), desk_today));
    struct export_order order = order_of(desk, EXPORT_SEALED, "x.jsonl");
    assert_int_equal(export_write(&order, &report), STORAGE_DONE);
    store_find(desk_store(desk), desk->arena, id.text, &row);
    assert_int_equal(row.state, STATE_NEW);
    order.confirmed = true;
    assert_int_equal(export_write(&order, &report), STORAGE_DONE);
    store_find(desk_store(desk), desk->arena, id.text, &row);
    assert_int_equal(row.state, STATE_EXPORTED);
    assert_true(date_same(row.erase_day, (struct date){ 2026, 11, 28 }));
    /* Nor one that did not reach the stick. */
    id = desk_find(desk, desk_put(desk, desk_request(), desk_today));
    order.path = file_join(desk->arena, desk->root, "stick/x.jsonl");
    assert_int_equal(export_write(&order, &report), STORAGE_MISSING);
    store_find(desk_store(desk), desk->arena, id.text, &row);
    assert_int_equal(row.state, STATE_NEW);
}

static void P60_frozen_requests_are_not_exported(void **state)
{
    struct desk *desk = *state;
    struct export_report report;
    struct id id = desk_find(desk, desk_put(desk, desk_request(), desk_today));
    store_set_state(desk_store(desk), id.text, STATE_FROZEN, desk_today);
    for (int format = 0; format < EXPORT_COUNT; format++) {
        struct export_order order = order_of(desk, (enum export_format)format, "x");
        assert_int_equal(export_write(&order, &report), STORAGE_DONE);
        assert_int_equal(report.count, 0);
        order.filter = (struct store_filter){ .by_state = true, .state = STATE_FROZEN };
        assert_int_equal(export_write(&order, &report), STORAGE_FROZEN);
    }
}

static void P52_a_file_name_says_until_when_it_may_be_kept(void **state)
{
    struct desk *desk = *state;
    assert_string_equal(export_file_name(desk->arena, EXPORT_CSV, desk_today),
        "demandes-2026-11-21-a-effacer-le-2026-12-21.csv");
    enum export_format format;
    assert_true(export_read_format("sealed", &format) && format == EXPORT_SEALED);
    assert_false(export_read_format("pdf", &format));
}

/* --- sealed --- */

/* The desk's copy of the same site, as a backup leaves it. */
static struct store *desk_copy(struct desk *desk)
{
    struct store *store = NULL;
    struct retention at_desk = { .place = RETENTION_DESK };
    const char *folder = file_join(desk->arena, desk->root, "bureau");
    assert_true(folder_make(folder, 0700));
    assert_int_equal(store_make(folder, store_site(desk_store(desk))), STORAGE_DONE);
    assert_int_equal(store_open(folder, &at_desk, &store), STORAGE_DONE);
    return store;
}

static enum storage take_in(struct store *store, const char *path, size_t *added)
{
    struct diag *diag = diag_open();
    enum storage result = export_take_in(store, path, desk_today, added, diag);
    assert_int_equal(result == STORAGE_DAMAGED, diag_errors(diag) > 0);
    diag_close(diag);
    return result;
}

static void P23_a_sealed_export_needs_no_key_and_shows_nothing(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today);
    struct export_order order = order_of(desk, EXPORT_SEALED, "x.jsonl");
    const char *lines = written(desk, &order);
    assert_null(strstr(lines, "Amina"));
    assert_null(strstr(lines, code.text));
    /* "Amina" in base64, at its three places in a group of three bytes. */
    assert_null(strstr(lines, "QW1pbm"));
    assert_null(strstr(lines, "FtaW5h"));
    assert_null(strstr(lines, "BbWluY"));
    assert_true(str_starts(str_of(lines), "{\"seuil\":\"sealed\",\"v\":1,\"site\":\""));
}

static void a_sealed_export_is_read_at_the_desk_once(void **state)
{
    struct desk *desk = *state;
    size_t added = 9;
    struct code code = desk_put(desk, desk_request(), desk_today);
    desk_put(desk, desk_request(), desk_today);
    struct export_order order = order_of(desk, EXPORT_SEALED, "x.jsonl");
    written(desk, &order);
    struct store *bureau = desk_copy(desk);
    assert_int_equal(take_in(bureau, order.path, &added), STORAGE_DONE);
    assert_int_equal(added, 2);
    assert_int_equal(take_in(bureau, order.path, &added), STORAGE_DONE);
    assert_int_equal(added, 0);
    struct inbox *inbox = NULL;
    struct store_filter all = { 0 };
    assert_int_equal(inbox_open(bureau, desk->opener, &all, &inbox), STORAGE_DONE);
    struct inbox_item *item = inbox_find(inbox, code);
    assert_non_null(item);
    assert_string_equal(item->request.name, "Amina B.");
    assert_true(date_same(item->erase_day, (struct date){ 2028, 11, 21 }));
    inbox_close(inbox);
    store_close(bureau);
}

static void P37_what_was_taken_back_is_erased_at_the_next_exchange(void **state)
{
    struct desk *desk = *state;
    size_t added = 9;
    struct id id;
    struct code code = desk_put(desk, desk_request(), desk_today);
    struct export_order order = order_of(desk, EXPORT_SEALED, "x.jsonl");
    written(desk, &order);
    struct store *bureau = desk_copy(desk);
    assert_int_equal(take_in(bureau, order.path, &added), STORAGE_DONE);
    assert_int_equal(deposit_withdraw(desk->deposit, code, desk_today), DEPOSIT_DONE);
    written(desk, &order);
    assert_int_equal(take_in(bureau, order.path, &added), STORAGE_DONE);
    assert_int_equal(added, 0);
    assert_int_equal(store_find_code(bureau, code, &id), STORAGE_ABSENT);
    store_close(bureau);
}

static const char *const broken[] = {
    "",
    "hello\n",
    "{\"a\":1}\n",
    "{\"seuil\":\"sealed\",\"v\":9,\"site\":\"SITE\"}\n",
    "{\"seuil\":\"sealed\",\"v\":1,\"site\":\"SITE\"}\n{\"id\":\"x\"}\n",
    "{\"seuil\":\"sealed\",\"v\":1,\"site\":\"SITE\"}\n"
    "{\"id\":\"22222222-2222-4222-8222-222222222222\",\"day\":\"2026-11-21\","
    "\"erase_day\":\"2026-12-21\",\"state\":\"new\",\"v\":1,\"sealed\":\"*\"}\n",
    "{\"seuil\":\"sealed\",\"v\":1,\"site\":\"SITE\"}\n"
    "{\"id\":\"22222222-2222-4222-8222-222222222222\",\"day\":\"2026-11-21\","
    "\"erase_day\":\"2026-12-21\",\"state\":\"moon\",\"v\":1,\"sealed\":\"AA==\"}\n",
};

static void P58_a_file_that_is_no_sealed_export_changes_nothing(void **state)
{
    struct desk *desk = *state;
    const char *path = file_join(desk->arena, desk->root, "x.jsonl");
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        assert_true(file_write(path, str_of(broken[i]), 0600));
        assert_int_equal(take_in(desk_store(desk), path, NULL), STORAGE_DAMAGED);
    }
    assert_true(file_write(
        path, STR("{\"seuil\":\"sealed\",\"v\":1,\"site\":\"another\"}\n"), 0600));
    assert_int_equal(take_in(desk_store(desk), path, NULL), STORAGE_OTHER_SITE);
    assert_int_equal(take_in(desk_store(desk), "/nowhere/x", NULL), STORAGE_MISSING);
    assert_int_equal(desk_count(desk), 0);
}

/* --- what a spreadsheet makes of it --- */

static bool calc_converts(struct desk *desk, const char *csv)
{
    const char *profile =
        str_format(desk->arena, "-env:UserInstallation=file://%s/profile", desk->root);
    pid_t child = fork();
    if (!child) {
        if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr))
            _exit(127);
        /* 59 ; as separator, 34 " around texts, 76 UTF-8, 1036 French, and cells are
         * looked at for dates and numbers as a person's double click would. */
        execlp("soffice", "soffice", profile, "--headless", "--convert-to", "fods",
            "--infilter=CSV:59,34,76,1,,1036,false,true", "--outdir", desk->root, csv,
            (char *)NULL);
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void P53_in_LibreOffice_phones_stay_text_and_dates_are_dates(void **state)
{
    struct desk *desk = *state;
    struct request request = desk_request();
    if (system("command -v soffice > /dev/null 2>&1") != 0) {
        print_message("soffice is not installed: not compared with LibreOffice\n");
        skip();
    }
    request.name = "=1+1";
    request.say_name = "+SUM(1;2)";
    desk_put(desk, request, desk_today);
    struct export_order order = order_of(desk, EXPORT_CSV, "x.csv");
    written(desk, &order);
    assert_true(calc_converts(desk, order.path));
    struct str sheet;
    assert_true(file_read(
        desk->arena, file_join(desk->arena, desk->root, "x.fods"), 1 << 26, &sheet));
    assert_int_equal(str_find(sheet, "table:formula"), SIZE_MAX);
    assert_int_not_equal(str_find(sheet, "office:date-value=\"2026-12-02\""), SIZE_MAX);
    assert_int_not_equal(str_find(sheet, "office:date-value=\"2026-11-21\""), SIZE_MAX);
    assert_int_not_equal(str_find(sheet, "<text:p>06 12 34 56 78</text:p>"), SIZE_MAX);
    assert_int_equal(str_find(sheet, "office:value=\"612345678\""), SIZE_MAX);
    assert_int_not_equal(str_find(sheet, "=1+1</text:p>"), SIZE_MAX);
    assert_int_not_equal(str_find(sheet, "l’après-midi"), SIZE_MAX);
    /* The phone cell is text, not a number that looks like one. */
    size_t at = str_find(sheet, "<text:p>06 12 34 56 78</text:p>");
    struct str before = str_sub(sheet, at - 120, at);
    assert_int_not_equal(str_find(before, "office:value-type=\"string\""), SIZE_MAX);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_table_is_utf8_with_semicolons_and_french_headings),
        TEST(P51_beside_a_number_stand_the_rules_for_calling_it),
        cmocka_unit_test(P53_no_cell_starts_as_a_formula),
        cmocka_unit_test(
            P48_ten_thousand_random_requests_show_only_what_each_output_may),
        TEST(records_have_iso_dates_and_the_answers),
        TEST(exports_are_for_their_owner_and_narrowed),
        TEST(only_a_confirmed_export_shortens_the_stay),
        TEST(P60_frozen_requests_are_not_exported),
        TEST(P52_a_file_name_says_until_when_it_may_be_kept),
        TEST(P23_a_sealed_export_needs_no_key_and_shows_nothing),
        TEST(a_sealed_export_is_read_at_the_desk_once),
        TEST(P37_what_was_taken_back_is_erased_at_the_next_exchange),
        TEST(P58_a_file_that_is_no_sealed_export_changes_nothing),
        TEST(P53_in_LibreOffice_phones_stay_text_and_dates_are_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
