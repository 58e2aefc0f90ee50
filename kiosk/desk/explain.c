/* What a check says to somebody who gave these answers, and why: the same result and the
 * same reasons as on the screen, as text for people or as JSON. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/language.h"
#include "base/str.h"
#include "content/site.h"
#include "content/wording.h"
#include "desk/desk.h"
#include "rules/ruleset.h"
#include "visit/selfcheck.h"

struct explaining {
    struct desk_call *call;
    const struct catalog *catalog;
    const struct check *check;
    struct site site;
    struct selfcheck *selfcheck;
};

static const char *const TONES[] = {
    [TONE_GOOD] = tr_later("bonne nouvelle"),
    [TONE_CARE] = tr_later("à suivre"),
    [TONE_URGENT] = tr_later("urgent"),
};
static const char *const MARKS[] = {
    [REASON_HOLDS] = tr_later("oui"),
    [REASON_FAILS] = tr_later("pas pour le moment"),
    [REASON_UNKNOWN] = tr_later("pas encore connu"),
    [REASON_COUNTS] = tr_later("à savoir"),
};
static const char *const MARK_WORDS[] = {
    [REASON_HOLDS] = "holds",
    [REASON_FAILS] = "fails",
    [REASON_UNKNOWN] = "unknown",
    [REASON_COUNTS] = "counts",
};
static const char *const TONE_WORDS[] = {
    [TONE_GOOD] = "bien",
    [TONE_CARE] = "attention",
    [TONE_URGENT] = "urgent",
};

/* --- answers --- */

static const struct question *find_question(
    const struct explaining *explaining, const char *name)
{
    const char *own =
        str_format(explaining->call->arena, "%s . %s", explaining->check->id, name);
    const struct catalog *catalog = explaining->catalog;
    for (int whole = 0; whole < 2; whole++)
        for (size_t i = 0; i < catalog->question_count; i++)
            if (text_same(catalog->questions[i].rule->name, whole ? name : own))
                return &catalog->questions[i];
    return NULL;
}

static bool refuse(
    const struct explaining *explaining, const char *form, const char *name)
{
    fprintf(stderr, "%s\n", TR_FILL(explaining->call->arena, form, { "name", name }));
    return false;
}

static const char *nearest_question(
    const struct explaining *explaining, const char *name)
{
    const struct catalog *catalog = explaining->catalog;
    const char *own =
        str_format(explaining->call->arena, "%s . ", explaining->check->id);
    const char **names =
        ARENA_LIST(explaining->call->arena, const char *, catalog->question_count);
    for (size_t i = 0; i < catalog->question_count; i++) {
        const char *full = catalog->questions[i].rule->name;
        names[i] = str_starts(str_of(full), own) ? full + strlen(own) : full;
    }
    return str_nearest(name, names, catalog->question_count);
}

/* The settings of the site, which nobody is asked for. */
static bool set_site(struct explaining *explaining, const char *name, const char *value)
{
    if (text_same(name, "outre_mer"))
        explaining->site.overseas = text_same(value, "oui");
    else if (text_same(name, "grande_agglo"))
        explaining->site.large_agglomeration = text_same(value, "oui");
    else
        return false;
    return true;
}

static bool answer(struct explaining *explaining, const char *name, const char *value)
{
    if (set_site(explaining, name, value))
        return true;
    const struct question *question = find_question(explaining, name);
    if (!question) {
        const char *nearest = nearest_question(explaining, name);
        if (nearest)
            fprintf(stderr, "%s\n",
                TR_FILL(explaining->call->arena,
                    tr("« {name} » n’est pas une question. Vouliez-vous dire « {nearest} » ?"),
                    { "name", name }, { "nearest", nearest }));
        else
            refuse(explaining, tr("« {name} » n’est pas une question."), name);
        return false;
    }
    selfcheck_reopen(explaining->selfcheck, question);
    selfcheck_answer(explaining->selfcheck, value);
    if (*value && !*selfcheck_value(explaining->selfcheck, question))
        return refuse(explaining,
            tr("« {name} » n’est pas une réponse possible ici. Les dates s’écrivent "
               "2026-11-21, les nombres 12.5."),
            str_format(explaining->call->arena, "%s=%s", name, value));
    return true;
}

static bool answer_all(struct explaining *explaining)
{
    bool good = true;
    for (int i = 2; i < explaining->call->count; i++) {
        struct str rest = str_of(explaining->call->arguments[i]), name;
        if (str_find(rest, "=") == SIZE_MAX) {
            good =
                refuse(explaining, tr("« {name} » : écrivez NOM=VALEUR."), rest.text);
            continue;
        }
        str_cut(&rest, '=', &name);
        good = answer(explaining, str_copy(explaining->call->arena, str_trim(name)),
                   rest.text) &&
               good;
    }
    return good;
}

/* --- texts --- */

static const char *say(const struct explaining *explaining, const char *french)
{
    return content_text(explaining->catalog, explaining->call->arena, french,
        explaining->selfcheck->today);
}

static const char *answer_of(
    const struct explaining *explaining, const struct reason *reason)
{
    return reason->value ? selfcheck_told(explaining->selfcheck,
                               explaining->call->arena, reason->question, reason->value)
                         : NULL;
}

/* "valable du 1er janvier 2026 au 31 décembre 2026" */
static const char *validity(struct arena *arena, const struct figure *figure)
{
    const char *from = language_date_full(arena, figure->valid_from);
    if (!date_is(figure->valid_to))
        return TR_FILL(arena, tr("depuis le {jour}"), { "jour", from });
    return TR_FILL(arena, tr("du {début} au {fin}"), { "début", from },
        { "fin", language_date_full(arena, figure->valid_to) });
}

/* Behind what is said: the article, and how long a figure is valid. */
static void print_source(
    const struct explaining *explaining, const struct reason *reason)
{
    const char *dates = reason->figure && reason->told
                            ? validity(explaining->call->arena, reason->figure)
                            : NULL;
    if (reason->source || dates)
        printf(" (%s%s%s)", reason->source ? reason->source : "",
            reason->source && dates ? ", " : "", dates ? dates : "");
}

static void print_reason(
    const struct explaining *explaining, const struct reason *reason, int depth)
{
    const char *told = reason->value ? answer_of(explaining, reason) : reason->told;
    printf("%*s- %s", 2 * depth, "", say(explaining, reason->text));
    if (told)
        printf(" : %s", told);
    else if (reason->mark == REASON_FAILS || reason->mark == REASON_UNKNOWN)
        printf(" : %s", tr(MARKS[reason->mark]));
    print_source(explaining, reason);
    putchar('\n');
    for (size_t i = 0; i < reason->part_count; i++)
        print_reason(explaining, &reason->parts[i], depth + 1);
}

static void print_next(const struct explaining *explaining)
{
    const struct selfcheck *selfcheck = explaining->selfcheck;
    if (!selfcheck->question)
        return;
    printf(
        "\n%s\n", TR_FILL(explaining->call->arena, tr("Question suivante : {question}"),
                      { "question", say(explaining, selfcheck->question->text) }));
}

static void print_text(const struct explaining *explaining, const struct result *result)
{
    struct arena *arena = explaining->call->arena;
    printf("%s\n\n", say(explaining, explaining->check->title));
    if (!result->outcome) {
        puts(explaining->selfcheck->question
                 ? tr("Pas encore de résultat : il manque des réponses.")
                 : tr("Cette vérification doit se faire avec l’équipe."));
        print_next(explaining);
        return;
    }
    printf("%s [%s]\n", say(explaining, result->outcome->title),
        tr(TONES[result->outcome->tone]));
    if (!result->certain)
        printf("%s\n", tr("Ce résultat peut encore changer."));
    if (date_is(result->deadline))
        printf("%s : %s\n", say(explaining, result->outcome->deadline_label),
            language_date_long(arena, result->deadline));
    for (size_t i = 0; i < result->detail_count; i++)
        printf("%s%s%s\n", say(explaining, result->details[i].text),
            result->details[i].value ? " : " : "",
            result->details[i].value ? result->details[i].value : "");
    printf("\n%s\n", tr("Pourquoi :"));
    for (size_t i = 0; i < result->reason_count; i++)
        print_reason(explaining, &result->reasons[i], 1);
    print_next(explaining);
}

/* --- JSON --- */

static void write_figure(
    struct json *json, struct arena *arena, const struct figure *figure)
{
    json_begin_map(json, "figure");
    json_text(json, "key", figure->key);
    json_text(json, "from", date_iso(arena, figure->valid_from));
    if (date_is(figure->valid_to))
        json_text(json, "to", date_iso(arena, figure->valid_to));
    json_end_map(json);
}

static void write_reason(
    struct json *json, const struct explaining *explaining, const struct reason *reason)
{
    json_begin_map(json, NULL);
    json_text(json, "mark", MARK_WORDS[reason->mark]);
    json_text(json, "text", say(explaining, reason->text));
    if (reason->question)
        json_text(json, "rule", reason->question->rule->name);
    if (reason->value) {
        json_text(json, "value", reason->value);
        json_text(json, "answer", answer_of(explaining, reason));
    }
    if (reason->told)
        json_text(json, "told", reason->told);
    if (reason->figure)
        write_figure(json, explaining->call->arena, reason->figure);
    if (reason->source)
        json_text(json, "source", reason->source);
    if (reason->part_count) {
        json_begin_list(json, "parts");
        for (size_t i = 0; i < reason->part_count; i++)
            write_reason(json, explaining, &reason->parts[i]);
        json_end_list(json);
    }
    json_end_map(json);
}

static void print_json(const struct explaining *explaining, const struct result *result)
{
    struct arena *arena = explaining->call->arena;
    const struct question *next = explaining->selfcheck->question;
    struct json json = { .text = { .arena = arena } };
    json_begin_map(&json, NULL);
    json_text(&json, "check", explaining->check->id);
    json_text(&json, "outcome", result->outcome ? result->outcome->value : NULL);
    if (result->outcome) {
        json_text(&json, "title", say(explaining, result->outcome->title));
        json_text(&json, "tone", TONE_WORDS[result->outcome->tone]);
    }
    json_bool(&json, "certain", result->certain);
    if (date_is(result->deadline))
        json_text(&json, "deadline", date_iso(arena, result->deadline));
    json_text(&json, "next", next ? next->rule->name : NULL);
    json_begin_list(&json, "reasons");
    for (size_t i = 0; i < result->reason_count; i++)
        write_reason(&json, explaining, &result->reasons[i]);
    json_end_list(&json);
    json_end_map(&json);
    puts(text_done(&json.text));
}

/* --- the command --- */

/* A reopened question is an answer changed; the walk then goes on where it was. */
static enum desk_status explain(
    struct explaining *explaining, struct date on, bool as_json)
{
    struct arena *arena = explaining->call->arena;
    explaining->selfcheck = ARENA_NEW(arena, struct selfcheck);
    selfcheck_begin(
        explaining->selfcheck, arena, explaining->catalog, &explaining->site, on);
    selfcheck_open(explaining->selfcheck, explaining->check);
    if (!answer_all(explaining))
        return DESK_CALL_WRONG;
    selfcheck_open(explaining->selfcheck, explaining->check);
    struct result result = selfcheck_result(explaining->selfcheck, arena);
    if (as_json)
        print_json(explaining, &result);
    else
        print_text(explaining, &result);
    return result.outcome ? DESK_DONE : DESK_DATA_WRONG;
}

enum desk_status desk_explain(struct desk_call *call)
{
    struct date on;
    struct explaining explaining = { .call = call };
    bool as_json = desk_flag(call, "--json");
    if (call->count < 2)
        return desk_usage(call);
    explaining.catalog = desk_read_contents(call, call->arguments[0], &on);
    if (!explaining.catalog || !desk_arguments(call, 2, 1000))
        return explaining.catalog ? desk_usage(call) : DESK_DATA_WRONG;
    explaining.check = desk_find_check(call, explaining.catalog);
    return explaining.check ? explain(&explaining, on, as_json) : DESK_CALL_WRONG;
}
