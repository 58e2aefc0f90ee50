/* The commands of the team and of the volunteer: a site, its requests, what leaves it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/language.h"
#include "base/str.h"
#include "desk/desk.h"
#include "requests/backup.h"
#include "requests/code.h"
#include "requests/export.h"
#include "requests/inbox.h"
#include "requests/key.h"
#include "requests/passphrase.h"
#include "requests/retention.h"
#include "requests/seal.h"
#include "requests/signature.h"
#include "requests/site.h"
#include "requests/statistics.h"
#include "requests/store.h"

enum { SECRET_BYTES = 64 * 1024 };

/* --- saying what happened --- */

static enum desk_status complain(const char *what, const char *message)
{
    fprintf(stderr, "seuil-desk: %s: %s\n", what, message);
    return DESK_DATA_WRONG;
}

/* The status that belongs to an outcome of the storage, said on standard error. */
static enum desk_status tell_storage(const char *what, enum storage result)
{
    if (result == STORAGE_DONE)
        return DESK_DONE;
    complain(what, storage_message(result));
    return result == STORAGE_ABSENT ? DESK_DATA_WRONG : DESK_STORAGE_FAILED;
}

static enum desk_status tell_key(const char *what, enum key_result result)
{
    if (result == KEY_OPEN)
        return DESK_DONE;
    complain(what, key_message(result));
    if (result == KEY_LOCKED || result == KEY_BAD_WORDS)
        return DESK_LOCKED;
    return result == KEY_NOT_WRITTEN ? DESK_STORAGE_FAILED : DESK_DATA_WRONG;
}

/* --- what the commands open --- */

static enum desk_status open_store(
    struct desk_call *call, const char *folder, struct store **store)
{
    struct diag *diag = diag_open();
    struct retention retention = retention_usual();
    bool right = retention_load(folder, &retention, diag);
    enum desk_status status = desk_tell(diag);
    diag_close(diag);
    (void)call;
    return right ? tell_storage(folder, store_open(folder, &retention, store)) : status;
}

/* Asks for the passphrase where the key file wants one. */
static enum desk_status open_key(const char *path, struct opener **opener)
{
    struct arena *secret = arena_open_secret(SECRET_BYTES);
    struct str passphrase = STR("");
    enum desk_status status = DESK_DONE;
    if (key_wants_passphrase(path)) {
        enum passphrase_result asked =
            passphrase_ask(secret, tr("Phrase secrète : "), &passphrase);
        if (asked != PASSPHRASE_READ) {
            complain(path, passphrase_message(asked));
            status = DESK_LOCKED;
        }
    }
    if (status == DESK_DONE)
        status = tell_key(path, key_open(path, passphrase, opener));
    arena_close(secret);
    return status;
}

static bool read_code(const char *typed, struct code *code)
{
    if (code_read(str_of(typed), code))
        return true;
    complain(typed, tr("ce n’est pas un numéro de ticket ; il a six caractères, "
                       "comme K7P 4MX"));
    return false;
}

/* --- init --- */

static enum desk_status ask_twice(struct arena *secret, struct str *passphrase)
{
    enum passphrase_result asked = passphrase_ask(
        secret, tr("Phrase secrète de l’équipe (quatre mots ou plus) : "), passphrase);
    if (asked == PASSPHRASE_READ && !passphrase_has_file()) {
        struct str again;
        asked = passphrase_ask(secret, tr("La même encore une fois : "), &again);
        if (asked == PASSPHRASE_READ && !str_same(*passphrase, again)) {
            complain(
                "init", tr("les deux phrases ne sont pas les mêmes ; recommencez"));
            return DESK_LOCKED;
        }
    }
    if (asked != PASSPHRASE_READ) {
        complain("init", passphrase_message(asked));
        return DESK_LOCKED;
    }
    if (passphrase_is_short(*passphrase)) {
        complain(
            "init", tr("cette phrase est trop courte ; prenez quatre mots ou plus"));
        return DESK_DATA_WRONG;
    }
    return DESK_DONE;
}

static const char site_template[] =
    "# Le réglage de cette borne. Changez ce qui suit, puis relancez la borne.\n"
    "id: borne-01\n"
    "association: Nom de l’association\n"
    "place: Lieu de la permanence\n"
    "address: Adresse de la permanence\n"
    "department: \"75\"\n"
    "overseas: false\n"
    "large_agglomeration: true\n"
    "panel_width_mm: 476\n"
    "call_within_days: 5\n"
    "languages: [fr, fr@falc, en, ar]\n"
    "openings: []\n";

static enum desk_status make_site(
    const char *folder, const char *key, struct arena *secret, struct str passphrase)
{
    const struct site_order order = { .folder = folder,
        .key_path = key,
        .passphrase = passphrase,
        .site_yaml = site_template,
        .cost = key_cost() };
    const char *words = NULL;
    enum site_result made = site_init(&order, secret, &words);
    if (made != SITE_DONE) {
        complain(folder, site_message(made));
        return made == SITE_NOT_WRITTEN || made == SITE_KEY_NOT_WRITTEN
                   ? DESK_STORAGE_FAILED
                   : DESK_DATA_WRONG;
    }
    printf("%s\n\n    %s\n\n%s\n",
        tr("Clé de secours. Écrivez ces mots sur papier, gardez-les ailleurs ; ils ne "
           "seront plus jamais montrés :"),
        words, tr("La clé de l’équipe va sur une clé USB, pas sur la borne."));
    return DESK_DONE;
}

enum desk_status desk_init(struct desk_call *call)
{
    const char *key = desk_option(call, "--key");
    if (!desk_arguments(call, 1, 1) || !key)
        return desk_usage(call);
    struct arena *secret = arena_open_secret(SECRET_BYTES);
    struct str passphrase;
    enum desk_status status = ask_twice(secret, &passphrase);
    if (status == DESK_DONE)
        status = make_site(call->arguments[0], key, secret, passphrase);
    arena_close(secret);
    return status;
}

/* --- requests --- */

static const char *deadline_text(struct arena *arena, const struct request *request)
{
    return date_is(request->deadline) ? date_french(arena, request->deadline) : "—";
}

static void print_line(struct arena *arena, const struct inbox_item *item)
{
    const struct request *request = &item->request;
    struct code code;
    const char *shown = code_read(str_of(request->code ? request->code : ""), &code)
                            ? code_show(arena, code)
                            : "?";
    printf("%-8s  %-10s  %-12s  %-10s  %s\n", shown, deadline_text(arena, request),
        state_label(item->state), date_french(arena, item->day),
        request->subject ? request->subject : "");
}

static int by_urgency(const void *a, const void *b)
{
    return request_compare(&((const struct inbox_item *)a)->request,
        &((const struct inbox_item *)b)->request);
}

static void print_refusals(const struct inbox *inbox)
{
    for (size_t i = 0; i < inbox->refusal_count; i++)
        complain(inbox->refusals[i].id, envelope_message(inbox->refusals[i].why));
}

static void print_list(struct arena *arena, const struct inbox *inbox)
{
    if (!inbox->count) {
        puts(tr("Aucune demande."));
        return;
    }
    qsort(inbox->items, inbox->count, sizeof *inbox->items, by_urgency);
    printf("%-8s  %-10s  %-12s  %-10s  %s\n", tr("Numéro"), tr("Échéance"), tr("État"),
        tr("Reçue le"), tr("Sujet"));
    for (size_t i = 0; i < inbox->count; i++)
        print_line(arena, &inbox->items[i]);
}

static void print_whole(struct arena *arena, const struct inbox_item *item)
{
    size_t count = 0;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++) {
        const char *value = request_shown(arena, &item->request, &fields[i]);
        if (*value)
            printf("%s : %s\n", tr(fields[i].heading), value);
    }
    printf("%s : %s\n", tr("État"), state_label(item->state));
    printf("%s : %s\n", tr("Effacée au plus tard le"),
        date_french(arena, item->erase_day));
}

static enum desk_status show_one(
    struct arena *arena, const struct inbox *inbox, const char *typed)
{
    struct code code;
    if (!read_code(typed, &code))
        return DESK_DATA_WRONG;
    const struct inbox_item *item = inbox_find(inbox, code);
    if (!item)
        return complain(typed, tr("aucune demande n’a ce numéro"));
    print_whole(arena, item);
    return DESK_DONE;
}

static enum desk_status list_or_show(
    struct desk_call *call, struct store *store, const struct opener *opener)
{
    struct inbox *inbox = NULL;
    const struct store_filter all = { 0 };
    enum desk_status status =
        tell_storage(call->arguments[0], inbox_open(store, opener, &all, &inbox));
    if (status != DESK_DONE)
        return status;
    struct arena *secret = arena_open(0); /* wiped when it is closed */
    print_refusals(inbox);
    if (call->count == 1)
        print_list(secret, inbox);
    else
        status = show_one(secret, inbox, call->arguments[2]);
    arena_close(secret);
    inbox_close(inbox);
    return status;
}

static enum desk_status set_one(struct desk_call *call, struct store *store)
{
    struct code code;
    struct id id;
    enum request_state state;
    if (!read_code(call->arguments[2], &code))
        return DESK_DATA_WRONG;
    if (!state_read(call->arguments[3], &state))
        return complain(call->arguments[3],
            tr("cet état n’existe pas ; voyez « seuil-desk requests »"));
    enum storage found = store_find_code(store, code, &id);
    if (found == STORAGE_DONE)
        found = store_set_state(store, id.text, state, call->now.date);
    return tell_storage(call->arguments[2], found);
}

static enum desk_status erase_one(
    struct desk_call *call, struct store *store, const char *typed)
{
    struct code code;
    struct id id;
    if (!read_code(typed, &code))
        return DESK_DATA_WRONG;
    enum storage result = store_find_code(store, code, &id);
    if (result == STORAGE_DONE)
        result = store_erase(store, id.text, call->now.date);
    if (result == STORAGE_DONE)
        puts(tr("Effacée."));
    return tell_storage(typed, result);
}

static enum desk_status with_key(
    struct desk_call *call, struct store *store, const char *key)
{
    struct opener *opener = NULL;
    enum desk_status status = open_key(key, &opener);
    if (status == DESK_DONE)
        status = list_or_show(call, store, opener);
    opener_close(opener);
    return status;
}

enum desk_status desk_requests(struct desk_call *call)
{
    const char *key = desk_option(call, "--key");
    if (!desk_arguments(call, 1, 4))
        return desk_usage(call);
    const char *what = call->count > 1 ? call->arguments[1] : "list";
    bool set = !strcmp(what, "set") && call->count == 4;
    bool erase = !strcmp(what, "erase") && call->count == 3;
    bool read =
        key && ((call->count == 3 && !strcmp(what, "show")) || call->count == 1);
    if (!set && !erase && !read)
        return desk_usage(call);
    struct store *store = NULL;
    enum desk_status status = open_store(call, call->arguments[0], &store);
    if (status == DESK_DONE)
        status = set     ? set_one(call, store)
                 : erase ? erase_one(call, store, call->arguments[2])
                         : with_key(call, store, key);
    store_close(store);
    return status;
}

enum desk_status desk_erase(struct desk_call *call)
{
    if (!desk_arguments(call, 2, 2))
        return desk_usage(call);
    struct store *store = NULL;
    enum desk_status status = open_store(call, call->arguments[0], &store);
    if (status == DESK_DONE)
        status = erase_one(call, store, call->arguments[1]);
    store_close(store);
    return status;
}

/* --- export --- */

static bool read_filter(struct desk_call *call, struct store_filter *filter)
{
    const char *since = desk_option(call, "--since"),
               *until = desk_option(call, "--until");
    const char *state = desk_option(call, "--status");
    if (since && !date_read_iso(str_of(since), &filter->since))
        return complain(since, tr("une date s’écrit 2026-11-21")), false;
    if (until && !date_read_iso(str_of(until), &filter->until))
        return complain(until, tr("une date s’écrit 2026-11-21")), false;
    filter->by_state = state != NULL;
    if (state && !state_read(state, &filter->state))
        return complain(state, tr("cet état n’existe pas")), false;
    return true;
}

static enum desk_status write_export(const struct export_order *order)
{
    struct export_report report = { 0 };
    enum desk_status status = tell_storage(order->path, export_write(order, &report));
    if (status == DESK_DONE)
        printf("%s : %zu\n", tr("Demandes écrites"), report.count);
    if (report.refused)
        fprintf(stderr, "%s : %zu\n", tr("Demandes que cette clé n’ouvre pas"),
            report.refused);
    return status;
}

enum desk_status desk_export(struct desk_call *call)
{
    const char *key = desk_option(call, "--key"), *name = desk_option(call, "--format");
    struct export_order order = { .path = desk_option(call, "-o"),
        .today = call->now.date };
    if (!read_filter(call, &order.filter))
        return DESK_CALL_WRONG;
    order.confirmed = desk_flag(call, "--confirmed");
    if (!desk_arguments(call, 1, 1) || !order.path || !name)
        return desk_usage(call);
    if (!export_read_format(name, &order.format)) {
        complain(name, tr("formats connus : csv, json, sealed"));
        return DESK_CALL_WRONG;
    }
    bool sealed = order.format == EXPORT_SEALED;
    if (!sealed && !key)
        return desk_usage(call);
    struct opener *opener = NULL;
    enum desk_status status = open_store(call, call->arguments[0], &order.store);
    if (status == DESK_DONE && !sealed)
        status = open_key(key, &opener);
    order.opener = opener;
    if (status == DESK_DONE)
        status = write_export(&order);
    opener_close(opener);
    store_close(order.store);
    return status;
}

/* --- keeping the terminal --- */

enum desk_status desk_purge(struct desk_call *call)
{
    bool confirmed = desk_flag(call, "--confirmed");
    if (!desk_arguments(call, 1, 1))
        return desk_usage(call);
    struct store *store = NULL;
    size_t erased = 0;
    enum desk_status status = open_store(call, call->arguments[0], &store);
    if (status == DESK_DONE)
        status = tell_storage(
            call->arguments[0], store_purge(store, call->now.date, confirmed, &erased));
    if (status == DESK_DONE)
        printf("%s : %zu\n", tr("Demandes effacées"), erased);
    store_close(store);
    return status;
}

enum desk_status desk_sign(struct desk_call *call)
{
    const char *key = desk_option(call, "--key"),
               *folder = desk_option(call, "--require");
    if (!key || !desk_arguments(call, 1, 1))
        return desk_usage(call);
    const char *pack = call->arguments[0], *failed = NULL;
    struct opener *opener = NULL;
    enum desk_status status = open_key(key, &opener);
    if (status == DESK_DONE && !signature_write(opener, pack))
        failed = pack;
    else if (status == DESK_DONE && folder && !signature_require(opener, folder))
        failed = folder;
    if (failed) {
        complain(failed, strerror(errno));
        status = DESK_STORAGE_FAILED;
    }
    opener_close(opener);
    return status;
}

enum desk_status desk_backup(struct desk_call *call)
{
    if (!desk_arguments(call, 2, 2))
        return desk_usage(call);
    struct store *store = NULL;
    enum desk_status status = open_store(call, call->arguments[0], &store);
    if (status == DESK_DONE)
        status = tell_storage(call->arguments[1],
            backup_make(store, call->arguments[0], call->arguments[1]));
    store_close(store);
    return status;
}

enum desk_status desk_restore(struct desk_call *call)
{
    if (!desk_arguments(call, 2, 2))
        return desk_usage(call);
    size_t restored = 0;
    enum storage result = backup_restore(
        call->arguments[0], call->arguments[1], call->now.date, &restored);
    if (result == STORAGE_DONE)
        printf("%s : %zu\n", tr("Demandes remises"), restored);
    return tell_storage(call->arguments[0], result);
}

static void print_month(const struct statistics_month *month)
{
    printf("%04d-%02d", month->year, month->month);
    for (int event = 0; event < EVENT_COUNT; event++)
        if (month->events[event].shown)
            printf("  %s : %lld", statistics_label((enum statistics_event)event),
                (long long)month->events[event].count);
    puts("");
}

enum desk_status desk_stats(struct desk_call *call)
{
    if (!desk_arguments(call, 1, 1))
        return desk_usage(call);
    struct store *store = NULL;
    struct statistics statistics = { 0 };
    enum desk_status status = open_store(call, call->arguments[0], &store);
    if (status == DESK_DONE)
        status = tell_storage(call->arguments[0],
            statistics_read(store, call->arena, call->now.date, &statistics));
    for (size_t i = 0; status == DESK_DONE && i < statistics.count; i++)
        print_month(&statistics.months[i]);
    if (status == DESK_DONE && !statistics.count)
        puts(tr("Rien à compter encore : un mois se compte quand il est fini, et aucun "
                "nombre sous cinq n’est montré."));
    store_close(store);
    return status;
}
