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

bool office_is_for(const struct office *office, struct subject subject)
{
    return office->everything ||
           (subject.sheet && names_sheet(office, subject.sheet)) ||
           (subject.situation && names_situation(office, subject.situation));
}

static bool is_listed(
    const struct phone *phone, const struct phone *const *phones, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (phones[i] == phone)
            return true;
    return false;
}

/* Does a paragraph of the sheet hold the gap {phone:key}? */
static bool is_in_sheet(const struct phone *phone, const struct sheet *sheet)
{
    static const char BEFORE[] = "{phone:";
    size_t size = strlen(phone->key);
    for (int i = 0; i < SECTION_COUNT; i++)
        for (size_t j = 0; j < sheet->sections[i].count; j++)
            for (const char *at = sheet->sections[i].blocks[j].text;
                 (at = strstr(at, BEFORE));) {
                at += sizeof BEFORE - 1;
                if (!strncmp(at, phone->key, size) && at[size] == '}')
                    return true;
            }
    return false;
}

static bool is_of_check(const struct phone *phone, const struct check *check)
{
    for (size_t i = 0; i < check->outcome_count; i++)
        if (is_listed(phone, check->outcomes[i].phones, check->outcomes[i].phone_count))
            return true;
    return false;
}

bool phone_helps(const struct phone *phone, struct subject subject)
{
    if (subject.sheet)
        return is_in_sheet(phone, subject.sheet);
    if (subject.check)
        return is_of_check(phone, subject.check);
    return !subject.situation ||
           is_listed(phone, subject.situation->phones, subject.situation->phone_count);
}

bool office_is_old(const struct office *office, struct date today)
{
    const struct delay year = { 1, DATE_YEARS };
    return date_compare(date_add(office->verified, year), today) < 0;
}
