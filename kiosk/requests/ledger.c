#include "requests/ledger.h"

#include <assert.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/language.h"
#include "requests/cipher.h"
#include "requests/store_inside.h"

enum { KEEP_YEARS = 5 };

/* What stands before the first line. */
static const char beginning[] =
    "0000000000000000000000000000000000000000000000000000000000000000";

static const struct {
    const char *name, *label;
} rules[] = {
    [LEDGER_WITHDRAWN] = { "withdrawn", tr_later("retirée par la personne") },
    [LEDGER_EXPIRED] = { "expired", tr_later("durée atteinte") },
    [LEDGER_RESTORED] = { "restored", tr_later("durée atteinte, à la restauration") },
};

static_assert(sizeof rules / sizeof *rules == LEDGER_RESTORED + 1,
    "a rule of erasure is missing");

const char *ledger_rule_label(enum ledger_rule rule)
{
    return tr(rules[rule].label);
}

static const char *hash_of(struct arena *arena, const struct ledger_line *line)
{
    unsigned char hash[CIPHER_HASH_BYTES];
    const char *text = str_format(arena, "%lld|%s|%s|%lld|%s", (long long)line->number,
        date_iso(arena, line->day), line->rule_name, (long long)line->count,
        line->previous);
    cipher_hash(hash, str_of(text));
    return cipher_hex(arena, (struct str){ (const char *)hash, sizeof hash });
}

/* A rule that is not known was written by hand: the hash of the line betrays it. */
static enum ledger_rule read_rule(const char *name)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (text_same(rules[i].name, name))
            return (enum ledger_rule)i;
    return LEDGER_WITHDRAWN;
}

static struct ledger_line read_line(struct query *query, struct arena *arena)
{
    struct ledger_line line = {
        .number = query_int(query, 0),
        .rule = read_rule(query_text(query, 2)),
        .rule_name = str_dup(arena, query_text(query, 2)),
        .count = query_int(query, 3),
        .previous = str_dup(arena, query_text(query, 4)),
    };
    (void)date_read_iso(str_of(query_text(query, 1)), &line.day);
    return line;
}

/* Does `line` follow `before`, whose hash is `hash`? Old lines are forgotten, so the first
 * that is left may have any number. */
static bool follows(
    const struct ledger_line *line, const struct ledger_line *before, const char *hash)
{
    if (!before)
        return line->number > 1 || text_same(line->previous, beginning);
    return line->number == before->number + 1 && text_same(line->previous, hash);
}

enum storage ledger_read(
    struct store *store, struct arena *arena, struct ledger *ledger)
{
    struct {
        ARRAY(struct ledger_line)
    } lines = { 0 };
    const char *hash = beginning;
    *ledger = (struct ledger){ 0 };
    struct query query = query_begin(store->database,
        "SELECT number, day, rule, count, previous FROM ledger ORDER BY number");
    while (query_next(&query)) {
        struct ledger_line *line = ARRAY_ADD(arena, &lines);
        *line = read_line(&query, arena);
        if (!ledger->broken_at &&
            !follows(line, lines.count > 1 ? line - 1 : NULL, hash))
            ledger->broken_at = line->number;
        hash = hash_of(arena, line);
    }
    ledger->lines = lines.items;
    ledger->count = lines.count;
    ledger->last_hash = hash;
    return query_end(&query);
}

/* The line to come: its number and the hash that it carries. */
static enum storage next_line(
    struct store *store, struct arena *arena, struct ledger_line *next)
{
    struct query query = query_begin(store->database,
        "SELECT number, day, rule, count, previous FROM ledger"
        " ORDER BY number DESC LIMIT 1");
    next->number = 1;
    next->previous = beginning;
    if (query_next(&query)) {
        struct ledger_line last = read_line(&query, arena);
        next->number = last.number + 1;
        next->previous = hash_of(arena, &last);
    }
    return query_end(&query);
}

enum storage ledger_add(
    struct store *store, struct date day, enum ledger_rule rule, int64_t count)
{
    struct arena *arena = arena_open(4096);
    struct ledger_line line = { .day = day, .rule = rule, .count = count };
    enum storage result = next_line(store, arena, &line);
    if (result == STORAGE_DONE) {
        struct query query = query_begin(store->database,
            "INSERT INTO ledger (number, day, rule, count, previous)"
            " VALUES (?, ?, ?, ?, ?)");
        query_give_int(&query, line.number);
        query_give_text(&query, date_iso(arena, day));
        query_give_text(&query, rules[rule].name);
        query_give_int(&query, count);
        query_give_text(&query, line.previous);
        result = query_change(&query);
    }
    arena_close(arena);
    return result;
}

enum storage ledger_forget(struct store *store, struct date today)
{
    struct arena *arena = arena_open(1024);
    struct date first = date_add(today, (struct delay){ -KEEP_YEARS, DATE_YEARS });
    /* The last line stays whatever its age: the next one hangs on it. */
    struct query query =
        query_begin(store->database, "DELETE FROM ledger WHERE day < ?"
                                     " AND number < (SELECT max(number) FROM ledger)");
    query_give_text(&query, date_iso(arena, first));
    enum storage result = query_change(&query);
    arena_close(arena);
    return result == STORAGE_ABSENT ? STORAGE_DONE : result;
}
