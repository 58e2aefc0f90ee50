#include "requests/site.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/language.h"
#include "requests/key.h"
#include "requests/store.h"

static const char *const messages[] = {
    [SITE_DONE] = "",
    [SITE_KEY_INSIDE] =
        tr_later("La clé de l’équipe ne doit pas rester dans le dossier de la "
                 "borne. Choisissez un chemin sur une clé USB."),
    [SITE_KEY_EXISTS] = tr_later("Ce fichier de clé existe déjà et n’est pas remplacé. "
                                 "Choisissez un autre nom."),
    [SITE_KEY_NOT_WRITTEN] =
        tr_later("Le fichier de clé n’a pas pu être écrit. Vérifiez la "
                 "place et les droits."),
    [SITE_NO_MEMORY] =
        tr_later("Pas assez de mémoire libre pour protéger la clé. Fermez des "
                 "programmes et recommencez."),
    [SITE_EXISTS] =
        tr_later("Ce dossier est déjà celui d’une borne. Choisissez un dossier "
                 "vide."),
    [SITE_NOT_WRITTEN] =
        tr_later("Le dossier de la borne n’a pas pu être écrit. Vérifiez la "
                 "place et les droits."),
};

static_assert(
    sizeof messages / sizeof *messages == SITE_NOT_WRITTEN + 1, "a result is missing");

const char *site_message(enum site_result result)
{
    return result == SITE_DONE ? "" : tr(messages[result]);
}

struct paths {
    const char *keys, *team, *recovery, *site, *store;
};

static struct paths paths_of(struct arena *arena, const char *folder)
{
    const char *keys = file_join(arena, folder, "keys");
    return (struct paths){ .keys = keys,
        .team = file_join(arena, keys, "equipe.pub"),
        .recovery = file_join(arena, keys, "secours.pub"),
        .site = file_join(arena, folder, "site.yaml"),
        .store = file_join(arena, folder, "requests.db") };
}

/* Would the key file lie in the data folder or below it? Both folders exist here. */
static bool lies_inside(struct arena *arena, const char *path, const char *folder)
{
    const char *slash = strrchr(path, '/');
    size_t size = slash && slash > path ? (size_t)(slash - path) : 1;
    const char *above = slash ? str_copy(arena, (struct str){ path, size }) : ".";
    char inner[PATH_MAX], outer[PATH_MAX];
    if (!realpath(above, inner) || !realpath(folder, outer))
        return false;
    size_t length = strlen(outer);
    return strncmp(inner, outer, length) == 0 &&
           (inner[length] == '/' || inner[length] == '\0');
}

static bool write_public(
    struct arena *arena, const char *path, const struct cipher_pair *pair)
{
    struct str key = { (const char *)pair->open, sizeof pair->open };
    const char *line = str_format(arena, "%s\n", cipher_hex(arena, key));
    return file_write(path, str_of(line), 0644);
}

static bool write_site(const struct site_order *order, const struct paths *paths)
{
    if (!order->site_yaml || file_exists(paths->site))
        return true;
    return file_write(paths->site, str_of(order->site_yaml), 0644);
}

static void undo(const struct paths *paths)
{
    int reason = errno;
    unlink(paths->team);
    unlink(paths->recovery);
    unlink(paths->store);
    rmdir(paths->keys);
    errno = reason;
}

static enum site_result fill_folder(struct arena *arena, const struct site_order *order,
    const struct paths *paths, const struct cipher_pair pairs[2])
{
    struct store_site site = store_site_draw();
    if (order->code_cost.passes)
        site.salt.cost = order->code_cost;
    if (folder_make(paths->keys, 0700) && write_public(arena, paths->team, &pairs[0]) &&
        write_public(arena, paths->recovery, &pairs[1]) && write_site(order, paths) &&
        store_make(order->folder, &site) == STORAGE_DONE)
        return SITE_DONE;
    undo(paths);
    return SITE_NOT_WRITTEN;
}

static enum site_result write_key(
    const struct site_order *order, const struct cipher_pair *pair)
{
    switch (key_write(order->key_path, pair, order->passphrase, order->cost)) {
    case KEY_OPEN:
        return SITE_DONE;
    case KEY_EXISTS:
        return SITE_KEY_EXISTS;
    case KEY_NO_MEMORY:
        return SITE_NO_MEMORY;
    case KEY_MISSING:
    case KEY_BAD_FILE:
    case KEY_BAD_WORDS:
    case KEY_LOCKED:
    case KEY_NOT_WRITTEN:
        break;
    }
    return SITE_KEY_NOT_WRITTEN;
}

static enum site_result look(
    struct arena *arena, const struct site_order *order, const struct paths *paths)
{
    if (file_exists(paths->store) || file_exists(paths->team) ||
        file_exists(paths->recovery))
        return SITE_EXISTS;
    if (file_exists(order->key_path))
        return SITE_KEY_EXISTS;
    if (!folder_make(order->folder, 0700))
        return SITE_NOT_WRITTEN;
    return lies_inside(arena, order->key_path, order->folder) ? SITE_KEY_INSIDE
                                                              : SITE_DONE;
}

enum site_result site_init(
    const struct site_order *order, struct arena *secret, const char **words)
{
    struct arena *arena = arena_open(0);
    struct paths paths = paths_of(arena, order->folder);
    struct cipher_pair *pairs = ARENA_LIST(secret, struct cipher_pair, 2);
    enum site_result result = look(arena, order, &paths);
    if (result == SITE_DONE) {
        cipher_pair_draw(&pairs[0]);
        cipher_pair_draw(&pairs[1]);
        result = write_key(order, &pairs[0]);
        if (result == SITE_DONE) {
            result = fill_folder(arena, order, &paths, pairs);
            if (result != SITE_DONE)
                unlink(order->key_path); /* of a folder that was never made */
        }
    }
    if (result == SITE_DONE)
        *words = key_words(secret, &pairs[1]);
    memory_wipe(pairs, 2 * sizeof *pairs);
    arena_close(arena);
    return result;
}
