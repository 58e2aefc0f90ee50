#include "test.h"

#include "base/str.h"
#include "content/directory.h"
#include "content/inside.h"
#include "content/shelf.h"
#include "content/site.h"
#include "example.h"

static struct arena *arena;
static struct diag *diag;

#define HEADER                                                                         \
    "nom;genre;adresse;téléphone;horaires;langues;entrée accessible;"               \
    "sans rendez-vous;sujets;vérifié le\n"

static const char TABLE[] =
    "nom;genre;adresse;téléphone;courriel;horaires;langues;entrée accessible;"
    "sans rendez-vous;sujets;vérifié le\n"
    "Mairie d’Essai;mairie;1 rue d’Essai;01 99 00 10 01;a@b.exemple;"
    "\"lun-ven 9h-12h; fermé 24/12\";français, arabe;oui;non;\"rent, premiers-pas\";"
    "2026-11-02\n"
    "Tribunal d’Essai;tribunal;;sos-loyers;;lun 9h-12h;;;;tout;21/11/2026\n";

/* The example of tests/mistakes/base with the table `name`; NULL: without one. */
static const struct catalog *catalog_with(const char *name, const char *table)
{
    struct shelf shelf = { 0 };
    diag = diag_open();
    assert_true(shelf_load(arena, &shelf, EXAMPLE_CONTENT, EXAMPLE_ASSETS, diag));
    if (table)
        shelf_add(arena, &shelf, name, str_of(table));
    const struct catalog *catalog = catalog_build(arena, &shelf, EXAMPLE_DAY, diag);
    example_no_complaint(diag);
    diag_close(diag);
    return catalog;
}

static void an_office_has_all_that_its_row_says(void **state)
{
    (void)state;
    const struct catalog *catalog = catalog_with("directory/94.csv", TABLE);
    const struct directory *directory = &catalog->directories[0];
    assert_string_equal(directory->department, "94");
    assert_false(directory->example);
    assert_int_equal(directory->count, 2);
    const struct office *office = &directory->offices[0];
    assert_string_equal(office->name, "Mairie d’Essai");
    assert_string_equal(office->genre->name, "Mairie");
    assert_string_equal(office->address, "1 rue d’Essai");
    assert_string_equal(office->phone, "0199001001");
    assert_string_equal(office->email, "a@b.exemple");
    assert_null(office->does);
    assert_int_equal(office->language_count, 2);
    assert_string_equal(office->languages[1], "arabe");
    assert_int_equal(office->access, OFFICE_YES);
    assert_int_equal(office->walk_in, OFFICE_NO);
    assert_int_equal(office->situation_count, 1);
    assert_int_equal(office->sheet_count, 1);
    assert_int_equal(office->hours.count, 2);
    assert_int_equal(office->verified.day, 2);
    assert_int_equal(office->at.line, 2);
    const struct office *other = &directory->offices[1];
    assert_string_equal(other->phone, "0805160075"); /* a key of phones.yaml */
    assert_true(other->everything);
    assert_int_equal(other->access, OFFICE_UNKNOWN);
    assert_int_equal(other->verified.day, 21); /* written as in French */
}

static void columns_may_stand_in_any_order_and_be_written_plainly(void **state)
{
    (void)state;
    const struct catalog *catalog = catalog_with("directory/94.csv",
        "\xEF\xBB\xBF"
        "Verifie le,SUJETS,nom,Genre,ce qu'on y fait,adresse,telephone,horaires,langues,"
        "entree accessible,sans rendez-vous,\r\n"
        "2026-11-02,tout,Ici,MAIRIE,\"On y va\r\nsouvent.\",\"1, rue\",+33 1 99 00 10 "
        "01,\"lun 9h-12h\r\nmar 9h-12h\",Anglais,Oui,NON,\r\n,,,,,,,,,,,\r\n");
    const struct office *office = &catalog->directories[0].offices[0];
    assert_int_equal(catalog->directories[0].count, 1);
    assert_string_equal(office->name, "Ici");
    assert_string_equal(office->does, "On y va souvent.");
    assert_string_equal(office->address, "1, rue");
    assert_string_equal(office->phone, "0199001001");
    assert_string_equal(office->languages[0], "anglais");
    assert_int_equal(office->access, OFFICE_YES);
    assert_int_equal(office->walk_in, OFFICE_NO);
    struct hours_span spans[HOURS_MAX_SPANS];
    assert_int_equal(hours_of_weekday(office->hours, 1, spans), 1);
}

static void an_office_helps_with_what_belongs_together(void **state)
{
    (void)state;
    const struct catalog *all = catalog_with("directory/94.csv", TABLE);
    const struct office *mairie = &all->directories[0].offices[0];
    const struct office *court = &all->directories[0].offices[1];
    const struct sheet *first = catalog_sheet(all, "premiers-pas");
    const struct sheet *paper = catalog_sheet(all, "commandement-payer");
    const struct check *check = catalog_check(all, "c-essai");
    assert_true(office_helps(mairie, all, (struct subject){ 0 }));
    assert_true(office_helps(mairie, all, (struct subject){ .sheet = first }));
    assert_false(office_helps(mairie, all, (struct subject){ .sheet = paper }));
    assert_true(office_is_for(mairie, (struct subject){ .sheet = first }));
    assert_true(office_is_for(court, (struct subject){ .sheet = paper }));
    assert_false(office_is_for(
        mairie, (struct subject){ .situation = catalog_situation(all, "owner") }));
    assert_true(office_helps(court, all, (struct subject){ .sheet = paper }));
    assert_true(office_helps(mairie, all, (struct subject){ .check = check }));
    assert_true(office_helps(
        mairie, all, (struct subject){ .situation = catalog_situation(all, "rent") }));
    /* every situation of the example has the sheet premiers-pas */
    assert_true(office_helps(
        mairie, all, (struct subject){ .situation = catalog_situation(all, "owner") }));
}

static void an_office_for_another_sheet_does_not_help(void **state)
{
    (void)state;
    const struct catalog *catalog = catalog_with(
        "directory/94.csv", HEADER "A;mairie;;;;;;;commandement-payer;2026-11-02\n");
    const struct office *office = &catalog->directories[0].offices[0];
    struct subject rent = { .situation = catalog_situation(catalog, "rent") };
    struct subject first = { .sheet = catalog_sheet(catalog, "premiers-pas") };
    struct subject paper = { .sheet = catalog_sheet(catalog, "commandement-payer") };
    assert_false(office_helps(office, catalog, rent));
    assert_false(office_helps(office, catalog, first));
    assert_true(office_helps(office, catalog, paper));
}

static void only_a_demonstration_takes_the_invented_directory(void **state)
{
    (void)state;
    const struct catalog *catalog = catalog_with("directory/94.csv", TABLE);
    struct site site = { .department = "94" };
    assert_non_null(directory_of(catalog, &site));
    site.demonstration = true;
    assert_non_null(directory_of(catalog, &site));
    site.department = "75";
    assert_null(directory_of(catalog, &site));
    catalog = catalog_with("directory/exemple-75.csv", TABLE);
    assert_true(directory_of(catalog, &site)->example);
    site.demonstration = false;
    assert_null(directory_of(catalog, &site));
}

static void the_invented_directory_never_hides_a_real_one(void **state)
{
    (void)state;
    struct directory both[] = { { .department = "94", .example = true },
        { .department = "94" } };
    const struct catalog catalog = { .directories = both, .directory_count = 2 };
    struct site site = { .department = "94" };
    assert_ptr_equal(directory_of(&catalog, &site), &both[1]);
    site.demonstration = true;
    assert_ptr_equal(directory_of(&catalog, &site), &both[0]);
    both[0].example = false;
    both[1].example = true;
    assert_ptr_equal(directory_of(&catalog, &site), &both[1]);
    site.demonstration = false;
    assert_ptr_equal(directory_of(&catalog, &site), &both[0]);
}

static void contents_without_a_directory_are_whole(void **state)
{
    (void)state;
    const struct catalog *catalog = catalog_with("directory/94.csv", NULL);
    assert_int_equal(catalog->directory_count, 0);
    assert_null(directory_of(catalog, &(struct site){ .department = "94" }));
}

static void an_office_is_old_after_a_year(void **state)
{
    (void)state;
    const struct office office = { .verified = { 2025, 11, 21 } };
    assert_false(office_is_old(&office, (struct date){ 2026, 11, 21 }));
    assert_true(office_is_old(&office, (struct date){ 2026, 11, 22 }));
}

static void a_department_is_one_of_the_country(void **state)
{
    (void)state;
    static const char *const good[] = { "01", "2A", "2B", "75", "95", "971", "976",
        "988" };
    static const char *const bad[] = { "", "1", "00", "2C", "AB", "941", "961",
        "exemple", "94 ", "9A1" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(department_is(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(department_is(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_office_has_all_that_its_row_says),
        cmocka_unit_test(columns_may_stand_in_any_order_and_be_written_plainly),
        cmocka_unit_test(an_office_helps_with_what_belongs_together),
        cmocka_unit_test(an_office_for_another_sheet_does_not_help),
        cmocka_unit_test(the_invented_directory_never_hides_a_real_one),
        cmocka_unit_test(only_a_demonstration_takes_the_invented_directory),
        cmocka_unit_test(contents_without_a_directory_are_whole),
        cmocka_unit_test(an_office_is_old_after_a_year),
        cmocka_unit_test(a_department_is_one_of_the_country),
    };
    arena = arena_open(0);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_close(arena);
    return failed;
}
