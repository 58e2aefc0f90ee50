/* How long a visit stays: it asks whether somebody is still there, counts down, and ends
 * . A visit that nobody touched has nothing to forget and waits for ever. */
#include "base/arena.h"
#include "visit/visit.h"

enum {
    IDLE_USUAL = 120, /* A-67, also the least with aids */
    IDLE_AIDED = 300,
    IDLE_MIN = 60, /* what a site may set */
    IDLE_MAX = 600,
    ASKED_SECONDS = 45,
    TICKET_MORE = 60,
    LARGE_TEXT = 2,
    NEVER = -1
};

static int clamp(int value, int min, int max)
{
    return value < min ? min : value > max ? max : value;
}

static bool takes_time(const struct visit *visit)
{
    return visit->aided || visit->text_size >= LARGE_TEXT ||
           str_ends(str_of(visit->language->code), "@falc");
}

static int idle_seconds(const struct visit *visit)
{
    int set = visit->terminal->site->idle_seconds;
    bool usual = set == 0 || set == IDLE_USUAL;
    if (takes_time(visit))
        return usual ? IDLE_AIDED : clamp(set, IDLE_USUAL, IDLE_MAX);
    return usual ? IDLE_USUAL : clamp(set, IDLE_MIN, IDLE_MAX);
}

/* The clock of the terminal may be set back, by an hour each autumn at least: what was to
 * come stays as far away as it was. */
static int64_t set_now(struct visit *visit, struct moment now)
{
    int64_t before = moment_seconds(visit->now), seconds = moment_seconds(now);
    if (seconds < before) {
        int64_t back = before - seconds;
        visit->life_at -= back;
        visit->leaves_at -= visit->leaves_at ? back : 0;
        visit->ticket.ends_at -= visit->ticket.ends_at ? back : 0;
    }
    visit->now = now;
    return seconds;
}

void visit_touch(struct visit *visit, struct moment now)
{
    visit->life_at = set_now(visit, now);
    visit->begun = true;
    if (visit->place == PLACE_STILL_THERE)
        visit->place = visit->before_asking;
    visit->leaves_at = 0;
}

static void ask(struct visit *visit, int64_t seconds)
{
    visit->before_asking = visit->place;
    visit->place = PLACE_STILL_THERE;
    visit->leaves_at = seconds + ASKED_SECONDS;
}

bool visit_tick(struct visit *visit, struct moment now)
{
    int64_t seconds = set_now(visit, now);
    if (visit->place == PLACE_TICKET)
        return seconds >= visit->ticket.ends_at;
    if (visit->place == PLACE_STILL_THERE)
        return seconds >= visit->leaves_at;
    if (visit->begun && seconds - visit->life_at >= idle_seconds(visit))
        ask(visit, seconds);
    return false;
}

int visit_countdown(const struct visit *visit)
{
    int64_t now = moment_seconds(visit->now), left = NEVER;
    if (visit->place == PLACE_TICKET)
        left = visit->ticket.ends_at - now;
    else if (visit->place == PLACE_STILL_THERE)
        left = visit->leaves_at - now;
    else
        return NEVER;
    return left > 0 ? (int)left : 0;
}

int visit_wait(const struct visit *visit)
{
    int shown = visit_countdown(visit);
    if (shown != NEVER)
        return shown > 0; /* the count on the screen changes each second */
    if (!visit->begun)
        return NEVER;
    int64_t left = visit->life_at + idle_seconds(visit) - moment_seconds(visit->now);
    return left > 0 ? (int)left : 0;
}

void visit_keep_ticket(struct visit *visit)
{
    visit->ticket.ends_at += TICKET_MORE;
}
