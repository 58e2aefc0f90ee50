/* The text is cut into tokens (numbers, words, signs); a clause is what is said of some
 * days. A clause ends at a semicolon, a line break, or where days are named again behind
 * hours: "lun 9h-12h, mar 14h-17h". */
#include "content/hours.h"

#include "base/arena.h"
#include "content/hours_token.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum {
    DAY_MINUTES = 24 * 60,
    MIDDAY = 12 * 60,
    LONGEST_NIGHT = 16 * 60,
    WHOLE_WEEK = 127,
    MAX_WORD = 24, /* characters of an unknown word that are told */
};

struct parser {
    struct arena *arena;
    struct tokens tokens;
    struct hours_faults *faults;
    struct {
        ARRAY(struct hours_rule)
    } rules;
};

static bool fault(struct parser *parser, size_t at, const char *why)
{
    *ARRAY_ADD(parser->arena, parser->faults) = (struct hours_fault){ at, why };
    return false;
}

static const struct token *next(const struct parser *parser)
{
    return &parser->tokens.next;
}

static bool is_word(const struct parser *parser, const char *word)
{
    return tokens_is_word(&parser->tokens, word);
}

static bool take_word(struct parser *parser, const char *word)
{
    return tokens_take_word(&parser->tokens, word);
}

static bool take(struct parser *parser, enum token_kind kind)
{
    return tokens_take(&parser->tokens, kind);
}

/* --- words --- */

static const struct day_word {
    const char *word;
    int day;
} DAYS[] = { { "lun", 0 }, { "lundi", 0 }, { "lundis", 0 }, { "mar", 1 },
    { "mardi", 1 }, { "mardis", 1 }, { "mer", 2 }, { "mercredi", 2 },
    { "mercredis", 2 }, { "jeu", 3 }, { "jeudi", 3 }, { "jeudis", 3 }, { "ven", 4 },
    { "vendredi", 4 }, { "vendredis", 4 }, { "sam", 5 }, { "samedi", 5 },
    { "samedis", 5 }, { "dim", 6 }, { "dimanche", 6 }, { "dimanches", 6 } };

/* Every word that is understood, as it is best written. */
static const char *const KNOWN[] = { "lun", "mar", "mer", "jeu", "ven", "sam", "dim",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "fermé",
    "jours fériés", "fériés", "tous les jours", "jour et nuit", "midi", "minuit" };

/* They stand where nothing needs them: "du lundi au jeudi, de 9h à 12h". */
static const char *const FILLERS[] = { "du", "de", "des", "le", "les", "ouvert", "a" };

static bool take_filler(struct parser *parser)
{
    for (size_t i = 0; i < COUNT(FILLERS); i++)
        if (take_word(parser, FILLERS[i]))
            return true;
    return false;
}

static int day_of(const struct parser *parser)
{
    for (size_t i = 0; i < COUNT(DAYS); i++)
        if (is_word(parser, DAYS[i].word))
            return DAYS[i].day;
    return -1;
}

/* "-", "à", "au", "jusqu'à". */
static bool take_range(struct parser *parser)
{
    return take(parser, TOKEN_DASH) || take_word(parser, "a") ||
           take_word(parser, "au");
}

/* --- days --- */

struct days {
    unsigned weekdays;
    bool holidays;
    struct {
        ARRAY(struct hours_rule)
    } dates;
};

static bool starts_days(const struct parser *parser)
{
    struct str rest = parser->tokens.rest;
    bool slash = next(parser)->kind == TOKEN_NUMBER && str_starts(rest, "/");
    return day_of(parser) >= 0 || slash || is_word(parser, "tous") ||
           is_word(parser, "ferie") || is_word(parser, "feries") ||
           is_word(parser, "jours");
}

static void take_weekdays(struct parser *parser, struct days *days)
{
    int first = day_of(parser), last = first;
    tokens_advance(&parser->tokens);
    struct parser before = *parser;
    if (take_range(parser)) {
        take_filler(parser);
        last = day_of(parser);
        if (last >= 0)
            tokens_advance(&parser->tokens);
        else
            *parser = before; /* "lundi à 9h" */
    }
    last = last < 0 ? first : last;
    for (int day = first;; day = (day + 1) % 7) {
        days->weekdays |= 1u << day;
        if (day == last)
            break;
    }
}

static bool take_date(struct parser *parser, struct date *date)
{
    size_t at = next(parser)->at;
    *date = (struct date){ .day = next(parser)->number };
    tokens_advance(&parser->tokens);
    tokens_advance(&parser->tokens); /* the slash */
    date->month = next(parser)->number;
    if (!take(parser, TOKEN_NUMBER))
        return fault(parser, at, "this is no date such as 24/12");
    if (take(parser, TOKEN_SLASH)) {
        date->year = next(parser)->number;
        if (!take(parser, TOKEN_NUMBER))
            return fault(parser, at, "this is no date such as 24/12/2026");
        date->year += date->year < 100 ? 2000 : 0;
    }
    struct date checked = *date;
    checked.year = checked.year ? checked.year : 2000; /* leap */
    return date_is(checked) || fault(parser, at, "this day does not exist");
}

static void take_dates(struct parser *parser, struct days *days)
{
    struct hours_rule rule = { .kind = HOURS_DATES };
    size_t at = next(parser)->at;
    bool good = take_date(parser, &rule.first);
    rule.last = rule.first;
    struct parser before = *parser;
    if (take_range(parser)) {
        take_filler(parser);
        bool again = starts_days(parser) && next(parser)->kind == TOKEN_NUMBER;
        if (again)
            good &= take_date(parser, &rule.last);
        else
            *parser = before; /* "24/12 à 9h" */
    }
    if (good && !rule.first.year != !rule.last.year)
        good = fault(parser, at, "both dates have a year, or none has");
    if (good && rule.first.year && date_compare(rule.last, rule.first) < 0)
        good = fault(parser, at, "these dates end before they begin");
    if (good)
        *ARRAY_ADD(parser->arena, &days->dates) = rule;
}

static void take_holidays(struct parser *parser, struct days *days)
{
    bool jours = take_word(parser, "jours");
    if (take_word(parser, "feries") || take_word(parser, "ferie"))
        days->holidays = true;
    else if (jours)
        fault(parser, next(parser)->at, "expected 'jours fériés'");
}

static void take_every_day(struct parser *parser, struct days *days)
{
    size_t at = next(parser)->at;
    tokens_advance(&parser->tokens);
    take_word(parser, "les");
    if (take_word(parser, "jours"))
        days->weekdays = WHOLE_WEEK;
    else
        fault(parser, at, "expected 'tous les jours'");
}

static void take_days(struct parser *parser, struct days *days)
{
    if (day_of(parser) >= 0)
        take_weekdays(parser, days);
    else if (next(parser)->kind == TOKEN_NUMBER)
        take_dates(parser, days);
    else if (is_word(parser, "tous"))
        take_every_day(parser, days);
    else
        take_holidays(parser, days);
}

/* --- hours --- */

struct spans {
    ARRAY(struct hours_span)
    bool closed, always;
};

/* "9h30" and "9 h 30", but not "12h 14h-17h". */
static int take_minutes(struct parser *parser, bool wide)
{
    struct parser before = *parser;
    int minutes = next(parser)->number;
    bool apart = next(parser)->blank_before && !wide;
    if (!apart && take(parser, TOKEN_NUMBER) && !is_word(parser, "h") &&
        next(parser)->kind != TOKEN_COLON && next(parser)->kind != TOKEN_SLASH)
        return minutes;
    *parser = before;
    return 0;
}

static bool take_time(struct parser *parser, int *minute)
{
    size_t at = next(parser)->at;
    if (is_word(parser, "midi") || is_word(parser, "minuit")) {
        *minute = is_word(parser, "midi") ? MIDDAY : DAY_MINUTES;
        tokens_advance(&parser->tokens);
        return true;
    }
    int hour = next(parser)->number, minutes = 0;
    if (!take(parser, TOKEN_NUMBER))
        return fault(parser, at, "expected an hour such as 9h or 17h30");
    bool wide = next(parser)->blank_before;
    if (take_word(parser, "h") || take_word(parser, "heures") ||
        take(parser, TOKEN_COLON))
        minutes = take_minutes(parser, wide);
    *minute = hour * 60 + minutes;
    bool good = hour >= 0 && minutes >= 0 && minutes < 60 && *minute <= DAY_MINUTES;
    return good || fault(parser, at, "this hour does not exist");
}

/* "24h/24". */
static bool take_around(struct parser *parser)
{
    struct parser before = *parser;
    bool is = next(parser)->number == 24 && take(parser, TOKEN_NUMBER) &&
              take_word(parser, "h") && take(parser, TOKEN_SLASH) &&
              next(parser)->number == 24 && take(parser, TOKEN_NUMBER);
    if (!is)
        *parser = before;
    else
        take_word(parser, "h");
    return is;
}

static void take_span(struct parser *parser, struct spans *spans)
{
    struct hours_span span = { 0 };
    size_t at = next(parser)->at;
    if (take_around(parser)) {
        *ARRAY_ADD(parser->arena, spans) = (struct hours_span){ 0, DAY_MINUTES };
        return;
    }
    bool good = take_time(parser, &span.from);
    if (!take_range(parser)) {
        if (good)
            fault(parser, at, "expected two hours such as 9h-12h");
        return;
    }
    take_filler(parser);
    good &= take_time(parser, &span.to);
    span.from %= DAY_MINUTES;
    if (good && span.to < span.from)
        span.to += DAY_MINUTES;
    if (good && (span.to == span.from || span.to - span.from > DAY_MINUTES ||
                    (span.to > DAY_MINUTES && span.to - span.from > LONGEST_NIGHT)))
        good = fault(parser, at, "these hours end before they begin");
    if (good)
        *ARRAY_ADD(parser->arena, spans) = span;
}

static bool starts_time(const struct parser *parser)
{
    return (next(parser)->kind == TOKEN_NUMBER &&
               !str_starts(parser->tokens.rest, "/")) ||
           is_word(parser, "midi") || is_word(parser, "minuit");
}

/* "jour et nuit", without days in front: all days and holidays. */
static bool take_day_and_night(struct parser *parser, struct spans *spans)
{
    struct parser before = *parser;
    if (take_word(parser, "jour") && take_word(parser, "et") &&
        take_word(parser, "nuit")) {
        *ARRAY_ADD(parser->arena, spans) = (struct hours_span){ 0, DAY_MINUTES };
        return true;
    }
    *parser = before;
    return false;
}

/* --- clauses --- */

static const char *unknown(struct parser *parser)
{
    struct str text = next(parser)->text;
    const char *word =
        str_copy(parser->arena, str_sub(text, 0, str_bytes(text, MAX_WORD)));
    const char *nearest = str_nearest(word, KNOWN, COUNT(KNOWN));
    if (!nearest)
        nearest = str_nearest(next(parser)->word, KNOWN, COUNT(KNOWN));
    return nearest ? str_format(parser->arena, "unknown word '%s'; did you mean '%s'?",
                         word, nearest)
                   : str_format(parser->arena,
                         "'%s' is no day and no hour; expected such as 'lun-ven "
                         "9h-12h 14h-17h; sam 9h-12h; fermé 24/12'",
                         word);
}

static void add_rule(struct parser *parser, struct hours_rule rule, struct spans *spans)
{
    rule.spans = spans->items;
    rule.span_count = spans->count;
    *ARRAY_ADD(parser->arena, &parser->rules) = rule;
}

static bool names_days(const struct days *days)
{
    return days->weekdays || days->holidays || days->dates.count;
}

static void add_rules(struct parser *parser, struct days *days, struct spans *spans)
{
    if (!names_days(days)) {
        days->weekdays = WHOLE_WEEK;
        days->holidays = spans->always;
    }
    for (size_t i = 0; i < days->dates.count; i++)
        add_rule(parser, days->dates.items[i], spans);
    if (days->holidays)
        add_rule(parser, (struct hours_rule){ .kind = HOURS_HOLIDAYS }, spans);
    if (days->weekdays)
        add_rule(parser,
            (struct hours_rule){ .kind = HOURS_WEEKDAYS, .weekdays = days->weekdays },
            spans);
}

static bool ends_clause(const struct parser *parser, const struct spans *spans)
{
    return next(parser)->kind == TOKEN_END || next(parser)->kind == TOKEN_BREAK ||
           (starts_days(parser) && spans->count);
}

/* One part of a clause; false when it was none. */
static bool take_part(struct parser *parser, struct days *days, struct spans *spans)
{
    if (take(parser, TOKEN_COMMA) || take(parser, TOKEN_COLON) ||
        take_word(parser, "et") || take_filler(parser))
        return true;
    if (starts_days(parser))
        take_days(parser, days);
    else if (starts_time(parser))
        take_span(parser, spans);
    else if (take_word(parser, "ferme") || take_word(parser, "fermee"))
        spans->closed = true;
    else if (take_day_and_night(parser, spans))
        spans->always = true;
    else
        return false;
    return true;
}

/* What a clause that was understood lacks, or NULL. */
static const char *lack(const struct days *days, const struct spans *spans)
{
    if (spans->closed && spans->count)
        return "this says both closed and open; make two of it";
    if (spans->closed && !names_days(days))
        return "'fermé' needs days, such as 'fermé 24/12'";
    return spans->closed || spans->count ? NULL
                                         : "hours are missing here, such as 9h-12h";
}

static void skip_clause(struct parser *parser)
{
    while (next(parser)->kind != TOKEN_END && next(parser)->kind != TOKEN_BREAK)
        tokens_advance(&parser->tokens);
}

static void take_clause(struct parser *parser)
{
    struct days days = { 0 };
    struct spans spans = { 0 };
    size_t start = next(parser)->at, faults = parser->faults->count;
    while (!ends_clause(parser, &spans))
        if (!take_part(parser, &days, &spans)) {
            fault(parser, next(parser)->at, unknown(parser));
            skip_clause(parser);
        }
    if (parser->faults->count > faults || next(parser)->at == start)
        return;
    const char *lacks = lack(&days, &spans);
    if (lacks)
        fault(parser, start, lacks);
    else
        add_rules(parser, &days, &spans);
}

struct hours hours_read(
    struct arena *arena, const char *text, struct hours_faults *faults)
{
    struct parser parser = { .arena = arena, .faults = faults };
    parser.tokens = tokens_of(arena, text);
    while (parser.tokens.next.kind != TOKEN_END) {
        take_clause(&parser);
        take(&parser, TOKEN_BREAK);
    }
    return (struct hours){ parser.rules.items, parser.rules.count };
}
