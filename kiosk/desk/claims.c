/* seuil-desk claims: a table of all that the contents claim, each with what it rests on, for
 * the lawyer who reads it again. A table for a spreadsheet: semicolons, quotes, UTF-8 with
 * its mark, as Excel and LibreOffice open it in French. */
#include <stdio.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/str.h"
#include "base/yaml.h"
#include "content/wording.h"
#include "desk/desk.h"
#include "rules/ruleset.h"

struct table {
    struct arena *arena;
    const struct catalog *catalog;
    struct date on;
};

/* What a claim rests on, and until when it was found right. */
struct ground {
    const char *const *sources;
    size_t source_count;
    struct date verified, valid_until;
};

/* --- cells --- */

static void print_cell(const char *text, char end)
{
    putchar('"');
    for (; text && *text; text++) {
        if (*text == '"')
            putchar('"');
        if (*text != 0x0e && *text != 0x0f) /* the marks of strong words */
            putchar(*text);
    }
    putchar('"');
    putchar(end);
}

static void add_more(struct text *cell, const char *more)
{
    if (cell->size)
        text_add_c(cell, "\n");
    text_add_c(cell, more);
}

static const char *sources_of(struct arena *arena, const struct ground *ground)
{
    struct text cell = { .arena = arena };
    for (size_t i = 0; i < ground->source_count; i++)
        add_more(&cell, ground->sources[i]);
    return text_done(&cell);
}

static void add_figure(
    const struct table *table, struct text *cell, const struct figure *figure)
{
    static const char *const words[] = { "A", "B", "C" };
    const char *value = content_figure(figure, table->arena, table->on);
    add_more(cell,
        str_format(table->arena, "%s = %s (%s, %s)", figure->key,
            value ? value : tr("demandez à l’équipe"),
            figure->legal ? figure->legal : figure->source, words[figure->confidence]));
    if (date_is(figure->valid_to))
        text_addf(cell, " -> %s", date_iso(table->arena, figure->valid_to));
}

/* The figures whose gaps stand in the text. */
static const char *figures_of(const struct table *table, const char *text)
{
    struct text cell = { .arena = table->arena };
    struct str rest = str_of(text);
    for (size_t at; (at = str_find(rest, "{figure:")) != SIZE_MAX;) {
        rest = str_sub(rest, at + 8, rest.size);
        struct str key;
        str_cut(&rest, '}', &key);
        const struct figure *figure =
            catalog_figure(table->catalog, str_copy(table->arena, key));
        if (figure)
            add_figure(table, &cell, figure);
    }
    return text_done(&cell);
}

/* --- rows --- */

static void print_head(void)
{
    fputs("\xef\xbb\xbf", stdout); /* Excel takes the file for UTF-8 then */
    print_cell(tr("où"), ';');
    print_cell(tr("ce qui est dit"), ';');
    print_cell(tr("chiffres"), ';');
    print_cell(tr("sources"), ';');
    print_cell(tr("vérifié le"), ';');
    print_cell(tr("valable jusqu’au"), '\n');
}

static const char *day(const struct table *table, struct date date)
{
    return date_is(date) ? date_iso(table->arena, date) : "";
}

static void print_claim(
    struct table *table, struct place at, const char *text, const struct ground *ground)
{
    if (!text || !*text)
        return;
    print_cell(str_format(table->arena, "%s:%d", at.file, at.line), ';');
    print_cell(content_text(table->catalog, table->arena, text, table->on), ';');
    print_cell(figures_of(table, text), ';');
    print_cell(sources_of(table->arena, ground), ';');
    print_cell(day(table, ground->verified), ';');
    print_cell(day(table, ground->valid_until), '\n');
}

static void print_section(
    struct table *table, const struct section *section, const struct ground *ground)
{
    for (size_t i = 0; i < section->count; i++)
        print_claim(table, section->blocks[i].at, section->blocks[i].text, ground);
}

static void print_sheet(struct table *table, const struct sheet *sheet)
{
    const struct ground ground = { sheet->sources, sheet->source_count, sheet->verified,
        sheet->valid_until };
    for (int i = 0; i < SECTION_COUNT; i++)
        print_section(table, &sheet->sections[i], &ground);
}

static void print_letter(struct table *table, const struct letter *letter)
{
    const struct ground ground = { letter->sources, letter->source_count,
        letter->verified, letter->valid_until };
    print_section(table, &letter->lead, &ground);
    for (size_t i = 0; i < letter->part_count; i++)
        for (size_t j = 0; j < letter->parts[i].said_count; j++)
            print_claim(table, letter->at, letter->parts[i].said[j], &ground);
    print_section(table, &letter->steps, &ground);
}

/* `références` is a text, a list, or names with what they say. */
static struct ground references_of(struct arena *arena, const struct yaml *references)
{
    struct ground ground = { 0 };
    const char **sources =
        ARENA_LIST(arena, const char *, references ? references->count + 1 : 1);
    if (references && *references->text)
        sources[ground.source_count++] = references->text;
    YAML_EACH(one, references)
        sources[ground.source_count++] =
            one->key ? str_format(arena, "%s : %s", one->key, one->text) : one->text;
    ground.sources = sources;
    return ground;
}

/* A rule that cites an article claims what its title says. */
static void print_rules(struct table *table)
{
    for (uint32_t i = 1; i <= ruleset_count(table->catalog->rules); i++) {
        const struct rule *rule = ruleset_rule(table->catalog->rules, i);
        const struct yaml *references =
            rule->body ? yaml_find(rule->body, "références") : NULL;
        const struct ground ground = references_of(table->arena, references);
        if (ground.source_count)
            print_claim(table, rule->at, rule->title, &ground);
    }
}

/* A result rests on what the check's rules cite, and on the sheets that it leads to. */
static struct ground ground_of(
    struct table *table, const struct check *check, const struct check_outcome *outcome)
{
    struct text cited = { .arena = table->arena };
    for (uint32_t i = 1; i <= ruleset_count(table->catalog->rules); i++) {
        const struct rule *rule = ruleset_rule(table->catalog->rules, i);
        const struct yaml *references =
            rule->body ? yaml_find(rule->body, "références") : NULL;
        const struct ground own = references_of(table->arena, references);
        if (own.source_count && str_starts(str_of(rule->name), check->id))
            add_more(&cited, sources_of(table->arena, &own));
    }
    for (size_t i = 0; i < outcome->sheet_count; i++)
        add_more(&cited, str_format(table->arena, "%s.md", outcome->sheets[i]->slug));
    const char **sources = ARENA_LIST(table->arena, const char *, 1);
    sources[0] = text_done(&cited);
    return (struct ground){ .sources = sources, .source_count = cited.size > 0 };
}

static void print_outcomes(struct table *table, const struct check *check)
{
    for (size_t i = 0; i < check->outcome_count; i++) {
        const struct check_outcome *outcome = &check->outcomes[i];
        const struct ground ground = ground_of(table, check, outcome);
        print_claim(table, check->at, outcome->message, &ground);
        for (size_t j = 0; j < outcome->step_count; j++)
            print_claim(table, check->at, outcome->steps[j], &ground);
    }
}

static void print_term(struct table *table, const struct term *term)
{
    const struct ground ground = { .sources = &term->source, .source_count = 1 };
    print_claim(table, term->at, term->meaning, &ground);
}

enum desk_status desk_claims(struct desk_call *call)
{
    struct table table = { .arena = call->arena };
    if (call->count < 1)
        return desk_usage(call);
    table.catalog = desk_read_contents(call, call->arguments[0], &table.on);
    if (!table.catalog)
        return DESK_DATA_WRONG;
    if (!desk_arguments(call, 1, 1))
        return desk_usage(call);
    print_head();
    for (size_t i = 0; i < table.catalog->sheet_count; i++)
        print_sheet(&table, &table.catalog->sheets[i]);
    for (size_t i = 0; i < table.catalog->check_count; i++)
        print_outcomes(&table, &table.catalog->checks[i]);
    print_rules(&table);
    for (size_t i = 0; i < table.catalog->letter_count; i++)
        print_letter(&table, &table.catalog->letters[i]);
    for (size_t i = 0; i < table.catalog->term_count; i++)
        print_term(&table, &table.catalog->terms[i]);
    return DESK_DONE;
}
