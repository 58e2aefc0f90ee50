/* What tests of the strongroom share: a folder of their own, a site in it whose slow hashes
 * are quick, and requests to put there. */
#pragma once

#include <dirent.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "requests/deposit.h"
#include "requests/key.h"
#include "requests/seal.h"
#include "requests/site.h"
#include "requests/store.h"
#include "requests/words.h"
#include "unit/requests/bytes.h"

struct desk {
    char root[64];
    struct arena *arena;
    const char *folder, *key_path, *words;
    struct deposit *deposit;
    struct opener *opener;
};

/* Tests only: a guess costs next to nothing. */
static const struct cipher_cost desk_cheap = { .memory_kib = 8, .passes = 1 };
static const struct date desk_today = { 2026, 11, 21 };

static inline void desk_remove(const char *path)
{
    struct arena *arena = arena_open(0);
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            desk_remove(file_join(arena, path, entry->d_name));
    if (folder)
        closedir(folder);
    remove(path);
    arena_close(arena);
}

static inline struct desk desk_bare(void)
{
    struct desk desk = { .root = "/tmp/seuil-desk-XXXXXX", .arena = arena_open(0) };
    assert_non_null(mkdtemp(desk.root));
    desk.folder = file_join(desk.arena, desk.root, "borne");
    desk.key_path = file_join(desk.arena, desk.root, "equipe.key");
    return desk;
}

static inline struct desk desk_open(void)
{
    struct desk desk = desk_bare();
    struct site_order order = { .folder = desk.folder,
        .key_path = desk.key_path,
        .passphrase = STR("six mots tirés au sort"),
        .cost = desk_cheap,
        .code_cost = desk_cheap };
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_DONE);
    struct diag *diag = diag_open();
    desk.deposit = deposit_open(desk.folder, diag);
    assert_non_null(desk.deposit);
    diag_close(diag);
    assert_int_equal(key_open(desk.key_path, order.passphrase, &desk.opener), KEY_OPEN);
    return desk;
}

static inline struct store *desk_store(struct desk *desk)
{
    struct store *store = deposit_store(desk->deposit);
    assert_non_null(store);
    return store;
}

static inline void desk_close(struct desk *desk)
{
    deposit_close(desk->deposit);
    opener_close(desk->opener);
    desk_remove(desk->root);
    arena_close(desk->arena);
}

static inline struct request desk_request(void)
{
    static const struct request_answer answers[] = {
        { "c-dalo", "Avez-vous une demande de logement social ?", "oui" },
        { "c-dalo", "Depuis quand ?", "3 ans" },
    };
    return (struct request){ .urgency = URGENCY_SOON,
        .deadline = { 2026, 12, 2 },
        .deadline_label = "Commandement de payer",
        .situation = "rent",
        .subject = "Je n’arrive plus à payer mon loyer",
        .name = "Amina B.",
        .reach = BY_PHONE,
        .phone = "0612345678",
        .hours = CALL_AFTERNOON,
        .voice_message = REPLY_NO,
        .say_name = "Leïla",
        .may_keep = REPLY_YES,
        .may_landlord = REPLY_NO,
        .place = MEET_HOME,
        .address = "3 rue des Lilas",
        .language = "ar",
        .interpreter = REPLY_YES,
        .answers = answers,
        .answer_count = 2 };
}

static inline struct code desk_put(
    struct desk *desk, struct request request, struct date day)
{
    struct code code = { { 0 } };
    assert_int_equal(deposit_make(desk->deposit, &request, day, &code), DEPOSIT_DONE);
    return code;
}

static inline struct id desk_find(struct desk *desk, struct code code)
{
    struct id id = { { 0 } };
    assert_int_equal(store_find_code(desk_store(desk), code, &id), STORAGE_DONE);
    return id;
}

static inline size_t desk_count(struct desk *desk)
{
    struct store_rows rows = { 0 };
    struct store_filter all = { 0 };
    assert_int_equal(
        store_read(desk_store(desk), desk->arena, &all, &rows), STORAGE_DONE);
    return rows.count;
}

/* Is one of the needles in any file of a folder, or of a folder in it? */
static inline bool desk_holds_any(struct desk *desk, const char *folder,
    const struct str *needles, size_t needle_count)
{
    size_t count;
    char **names = folder_list(desk->arena, folder, "", &count);
    for (size_t i = 0; names && i < count; i++) {
        struct str bytes;
        const char *path = file_join(desk->arena, folder, names[i]);
        if (!file_read(desk->arena, path, 64 * 1024 * 1024, &bytes)) {
            if (desk_holds_any(desk, path, needles, needle_count))
                return true;
            continue;
        }
        for (size_t j = 0; j < needle_count; j++)
            if (bytes_hold(bytes, needles[j]))
                return true;
    }
    return false;
}

static inline bool desk_holds(struct desk *desk, const char *folder, struct str needle)
{
    return desk_holds_any(desk, folder, &needle, 1);
}
