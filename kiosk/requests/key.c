#include "requests/key.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/language.h"
#include "base/yaml.h"
#include "requests/seal.h"
#include "requests/words.h"

enum { VERSION = 1, FILE_BYTES = 16 * 1024, ROOM_BYTES = 3 * FILE_BYTES };
enum { LOCKED_BYTES = CIPHER_KEY_BYTES + CIPHER_TAG_BYTES };

struct key_file {
    struct cipher_cost cost;
    unsigned char open[CIPHER_KEY_BYTES];
    unsigned char salt[CIPHER_SALT_BYTES];
    unsigned char nonce[CIPHER_NONCE_BYTES];
    unsigned char wrapped[LOCKED_BYTES];
};

static const char *const messages[] = {
    [KEY_OPEN] = "",
    [KEY_MISSING] =
        tr_later("Le fichier de clé ne peut pas être lu. Branchez la clé USB de "
                 "l’équipe et vérifiez le chemin."),
    [KEY_BAD_FILE] =
        tr_later("Ce fichier n’est pas une clé de Seuil. Prenez le fichier créé "
                 "par « seuil-desk init »."),
    [KEY_BAD_WORDS] =
        tr_later("Les mots de la clé de secours ne vont pas ensemble. Relisez "
                 "chaque mot sur le papier."),
    [KEY_LOCKED] =
        tr_later("La phrase de passe ne correspond pas à cette clé. Réessayez."),
    [KEY_NO_MEMORY] =
        tr_later("Pas assez de mémoire libre pour ouvrir la clé. Fermez des "
                 "programmes et réessayez."),
    [KEY_EXISTS] =
        tr_later("Ce fichier de clé existe déjà et n’est pas remplacé. Choisissez "
                 "un autre nom."),
    [KEY_NOT_WRITTEN] =
        tr_later("Le fichier de clé n’a pas pu être écrit. Vérifiez la place "
                 "et les droits."),
};

static_assert(
    sizeof messages / sizeof *messages == KEY_NOT_WRITTEN + 1, "a result is missing");

const char *key_message(enum key_result result)
{
    return result == KEY_OPEN ? "" : tr(messages[result]);
}

struct cipher_cost key_cost(void)
{
    return (struct cipher_cost){ .memory_kib = 256 * 1024, .passes = 6 };
}

/* --- writing --- */

#define BYTES_OF(field) ((struct str){ (const char *)(field), sizeof(field) })

static bool wrap(struct key_file *file, const struct cipher_pair *pair,
    struct str passphrase, struct cipher_cost cost)
{
    unsigned char key[CIPHER_KEY_BYTES];
    file->cost = cost;
    memcpy(file->open, pair->open, sizeof file->open);
    cipher_random(file->salt, sizeof file->salt);
    cipher_random(file->nonce, sizeof file->nonce);
    if (!cipher_slow_hash(key, passphrase, file->salt, cost))
        return false;
    cipher_lock(file->wrapped, BYTES_OF(pair->secret), file->nonce, key);
    memory_wipe(key, sizeof key);
    return true;
}

static enum key_result write_file(const char *path, const struct key_file *file)
{
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    text_add_c(&text,
        "# Seuil : clé de l’équipe. À garder sur une clé USB, avec sa phrase "
        "de passe ailleurs.\n");
    text_addf(&text, "seuil_key: %d\npublic: %s\n", VERSION,
        cipher_hex(arena, BYTES_OF(file->open)));
    text_addf(&text, "memory_kib: %u\npasses: %u\n", file->cost.memory_kib,
        file->cost.passes);
    text_addf(&text, "salt: %s\nnonce: %s\n", cipher_hex(arena, BYTES_OF(file->salt)),
        cipher_hex(arena, BYTES_OF(file->nonce)));
    text_addf(&text, "wrapped: %s\n", cipher_hex(arena, BYTES_OF(file->wrapped)));
    bool good = file_write(path, str_of(text_done(&text)), 0600);
    int reason = errno;
    arena_close(arena);
    errno = reason;
    return good ? KEY_OPEN : KEY_NOT_WRITTEN;
}

enum key_result key_write(const char *path, const struct cipher_pair *pair,
    struct str passphrase, struct cipher_cost cost)
{
    struct key_file file = { 0 };
    if (file_exists(path))
        return KEY_EXISTS;
    if (!wrap(&file, pair, passphrase, cost))
        return KEY_NO_MEMORY;
    return write_file(path, &file);
}

/* --- reading --- */

static bool read_bytes(
    const struct yaml *map, const char *key, unsigned char *bytes, size_t size)
{
    const char *text = yaml_text(map, key);
    return text && cipher_read_hex(str_of(text), bytes, size);
}

static bool read_count(const struct yaml *map, const char *key, unsigned *count)
{
    const struct yaml *value = yaml_find(map, key);
    if (!value || value->kind != YAML_NUMBER)
        return false;
    if (!(value->number >= 1 && value->number <= 1e9) ||
        value->number > floor(value->number))
        return false;
    *count = (unsigned)value->number;
    return true;
}

static bool read_map(const struct yaml *map, struct key_file *file)
{
    unsigned version;
    return read_count(map, "seuil_key", &version) && version == VERSION &&
           read_count(map, "memory_kib", &file->cost.memory_kib) &&
           read_count(map, "passes", &file->cost.passes) &&
           read_bytes(map, "public", file->open, sizeof file->open) &&
           read_bytes(map, "salt", file->salt, sizeof file->salt) &&
           read_bytes(map, "nonce", file->nonce, sizeof file->nonce) &&
           read_bytes(map, "wrapped", file->wrapped, sizeof file->wrapped);
}

static bool says_key(struct str text)
{
    return str_find(text, "seuil_key:") != SIZE_MAX;
}

static bool read_text(struct str text, struct key_file *file)
{
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    const struct source *source = source_of(arena, "key", text, diag);
    const struct yaml *map = source ? yaml_read(arena, source, diag) : NULL;
    bool good = map && read_map(map, file);
    diag_close(diag);
    arena_close(arena);
    return good;
}

static enum key_result unwrap(
    const struct key_file *file, struct str passphrase, struct cipher_pair *pair)
{
    unsigned char key[CIPHER_KEY_BYTES];
    if (!cipher_slow_hash(key, passphrase, file->salt, file->cost))
        return KEY_NO_MEMORY;
    bool good = cipher_unlock(pair->secret, BYTES_OF(file->wrapped), file->nonce, key);
    memory_wipe(key, sizeof key);
    if (!good)
        return KEY_LOCKED;
    cipher_pair_complete(pair);
    return cipher_same(pair->open, file->open, sizeof pair->open) ? KEY_OPEN
                                                                  : KEY_BAD_FILE;
}

static enum key_result read_words(struct str words, struct cipher_pair *pair)
{
    switch (words_read(words, pair->secret, sizeof pair->secret, NULL)) {
    case WORDS_READ:
        cipher_pair_complete(pair);
        return KEY_OPEN;
    case WORDS_COUNT:
    case WORDS_CHECKSUM:
        return KEY_BAD_WORDS;
    case WORDS_UNKNOWN:
        break;
    }
    return KEY_BAD_FILE;
}

/* The pair that the file holds, by whichever of the two ways; `secret` is locked memory. */
static enum key_result read_pair(struct arena *secret, const char *path,
    struct str passphrase, struct cipher_pair *pair)
{
    struct str text;
    struct key_file file = { 0 };
    if (!file_read(secret, path, FILE_BYTES, &text))
        return errno == EFBIG ? KEY_BAD_FILE : KEY_MISSING;
    if (!says_key(text))
        return read_words(text, pair);
    return read_text(text, &file) ? unwrap(&file, passphrase, pair) : KEY_BAD_FILE;
}

bool key_wants_passphrase(const char *path)
{
    struct arena *secret = arena_open_secret(ROOM_BYTES);
    struct str text;
    bool wants = file_read(secret, path, FILE_BYTES, &text) && says_key(text);
    arena_close(secret);
    return wants;
}

enum key_result key_open(
    const char *path, struct str passphrase, struct opener **opener)
{
    struct arena *secret = arena_open_secret(ROOM_BYTES);
    struct cipher_pair *pair = ARENA_NEW(secret, struct cipher_pair);
    enum key_result result = read_pair(secret, path, passphrase, pair);
    if (result == KEY_OPEN)
        *opener = opener_of(pair->secret);
    arena_close(secret);
    return result;
}

enum key_result key_open_words(struct str words, struct opener **opener)
{
    struct arena *secret = arena_open_secret(ROOM_BYTES);
    struct cipher_pair *pair = ARENA_NEW(secret, struct cipher_pair);
    enum key_result result = read_words(words, pair);
    if (result == KEY_OPEN)
        *opener = opener_of(pair->secret);
    arena_close(secret);
    return result == KEY_BAD_FILE ? KEY_BAD_WORDS : result;
}

enum key_result key_rewrap(const char *path, struct str passphrase,
    struct str new_passphrase, struct cipher_cost cost)
{
    struct key_file file = { 0 };
    struct arena *secret = arena_open_secret(ROOM_BYTES);
    struct cipher_pair *pair = ARENA_NEW(secret, struct cipher_pair);
    enum key_result result = read_pair(secret, path, passphrase, pair);
    if (result == KEY_OPEN && !wrap(&file, pair, new_passphrase, cost))
        result = KEY_NO_MEMORY;
    if (result == KEY_OPEN)
        result = write_file(path, &file);
    arena_close(secret);
    return result;
}

const char *key_words(struct arena *secret, const struct cipher_pair *pair)
{
    return words_of(secret, BYTES_OF(pair->secret));
}
