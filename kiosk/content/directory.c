#include "content/directory.h"

#include <string.h>

#include "content/site.h"

bool department_is(const char *text)
{
    size_t size = strlen(text);
    bool digits = strspn(text, "0123456789") == size;
    if (size == 3)
        return digits && text[0] == '9' && (text[1] == '7' || text[1] == '8');
    if (text_same(text, "2A") || text_same(text, "2B"))
        return true;
    return size == 2 && digits && !text_same(text, "00");
}

const struct directory *directory_of(
    const struct catalog *catalog, const struct site *site)
{
    const struct directory *found = NULL;
    for (size_t i = 0; i < catalog->directory_count; i++) {
        const struct directory *one = &catalog->directories[i];
        if (!text_same(one->department, site->department))
            continue;
        if (one->example ? site->demonstration : !found)
            found = one;
    }
    return found;
}

static bool names_sheet(const struct office *office, const struct sheet *sheet)
{
    for (size_t i = 0; i < office->sheet_count; i++)
        if (office->sheets[i] == sheet)
            return true;
    return false;
}

static bool names_situation(
    const struct office *office, const struct home_situation *situation)
{
    for (size_t i = 0; i < office->situation_count; i++)
        if (office->situations[i] == situation)
            return true;
    return false;
}

static bool has_sheet(const struct home_situation *situation, const struct sheet *sheet)
{
    for (size_t i = 0; i < situation->sheet_count; i++)
        if (situation->sheets[i] == sheet)
            return true;
    return false;
}

static bool helps_situation(
    const struct office *office, const struct home_situation *situation)
{
    if (names_situation(office, situation))
        return true;
    for (size_t i = 0; i < situation->sheet_count; i++)
        if (names_sheet(office, situation->sheets[i]))
            return true;
    return false;
}

static bool helps_sheet(const struct office *office, const struct sheet *sheet)
{
    if (names_sheet(office, sheet))
        return true;
    for (size_t i = 0; i < office->situation_count; i++)
        if (has_sheet(office->situations[i], sheet))
            return true;
    return false;
}

static bool leads_to(const struct sheet *sheet, const struct check *check)
{
    for (size_t i = 0; i < sheet->check_count; i++)
        if (sheet->checks[i] == check)
            return true;
    return false;
}

static bool helps_check(const struct office *office, const struct catalog *catalog,
    const struct check *check)
{
    for (size_t i = 0; i < check->outcome_count; i++)
        for (size_t j = 0; j < check->outcomes[i].sheet_count; j++)
            if (helps_sheet(office, check->outcomes[i].sheets[j]))
                return true;
    for (size_t i = 0; i < catalog->sheet_count; i++)
        if (leads_to(&catalog->sheets[i], check) &&
            helps_sheet(office, &catalog->sheets[i]))
            return true;
    return false;
}

bool office_helps(
    const struct office *office, const struct catalog *catalog, struct subject subject)
{
    if (office->everything)
        return true;
    if (subject.sheet)
        return helps_sheet(office, subject.sheet);
    if (subject.check)
        return helps_check(office, catalog, subject.check);
    return !subject.situation || helps_situation(office, subject.situation);
}

bool office_is_old(const struct office *office, struct date today)
{
    const struct delay year = { 1, DATE_YEARS };
    return date_compare(date_add(office->verified, year), today) < 0;
}
