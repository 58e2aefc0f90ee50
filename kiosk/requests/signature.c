#include "requests/signature.h"

#include <assert.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/language.h"
#include "base/str.h"
#include "requests/cipher.h"
#include "requests/seal.h"

enum { MAX_PACK_BYTES = 256 * 1024 * 1024, MAX_LINE_BYTES = 256, FILE_MODE = 0644 };

static const char purpose[] = "seuil: signature of contents, version 1";

static const char *const messages[] = {
    [SIGNATURE_GOOD] = "",
    [SIGNATURE_NOT_ASKED] = "",
    [SIGNATURE_MISSING] =
        tr_later("ces contenus ne sont pas signés, et cette borne n’ouvre que des "
                 "contenus signés ; signez-les avec seuil-desk sign"),
    [SIGNATURE_WRONG] = tr_later(
        "la signature ne va pas avec ces contenus : ils ont changé, ou une autre "
        "clé les a signés ; remettez les contenus de votre équipe"),
    [SIGNATURE_BAD_KEY] =
        tr_later("la clé publique des contenus (keys/contenus.ed25519) est abîmée ; "
                 "refaites-la avec seuil-desk sign --require"),
};
static_assert(sizeof messages / sizeof *messages == SIGNATURE_BAD_KEY + 1, "a message");

const char *signature_message(enum signature signature)
{
    return *messages[signature] ? tr(messages[signature]) : "";
}

static const char *key_path(struct arena *arena, const char *folder)
{
    return file_join(arena, folder, "keys/contenus.ed25519");
}

static const char *signature_path(struct arena *arena, const char *pack)
{
    return str_format(arena, "%s.sig", pack);
}

/* Hexadecimal digits in one line. */
static bool read_line(
    struct arena *arena, const char *path, unsigned char *bytes, size_t size)
{
    struct str line;
    return file_read(arena, path, MAX_LINE_BYTES, &line) &&
           cipher_read_hex(str_trim(line), bytes, size);
}

static bool write_line(
    struct arena *arena, const char *path, const unsigned char *bytes, size_t size)
{
    const char *hex = cipher_hex(arena, (struct str){ (const char *)bytes, size });
    return file_write(path, str_of(str_format(arena, "%s\n", hex)), FILE_MODE);
}

static enum signature check(struct arena *arena, const char *folder, const char *pack)
{
    unsigned char open[CIPHER_KEY_BYTES], signature[CIPHER_SIGNATURE_BYTES];
    const char *key = key_path(arena, folder);
    if (!file_exists(key))
        return SIGNATURE_NOT_ASKED;
    if (!read_line(arena, key, open, sizeof open))
        return SIGNATURE_BAD_KEY;
    const char *path = signature_path(arena, pack);
    if (!file_exists(path))
        return SIGNATURE_MISSING;
    struct str bytes;
    bool good = read_line(arena, path, signature, sizeof signature) &&
                file_read(arena, pack, MAX_PACK_BYTES, &bytes) &&
                cipher_is_signed(signature, bytes, open);
    return good ? SIGNATURE_GOOD : SIGNATURE_WRONG;
}

enum signature signature_check(const char *folder, const char *pack)
{
    if (!folder)
        return SIGNATURE_NOT_ASKED;
    struct arena *arena = arena_open(0);
    enum signature found = check(arena, folder, pack);
    arena_close(arena);
    return found;
}

bool signature_write(const struct opener *opener, const char *pack)
{
    unsigned char seed[CIPHER_KEY_BYTES], signature[CIPHER_SIGNATURE_BYTES];
    struct arena *arena = arena_open(0);
    struct str bytes;
    bool good = file_read(arena, pack, MAX_PACK_BYTES, &bytes);
    if (good) {
        opener_derive(opener, purpose, seed);
        cipher_sign(signature, bytes, seed);
        memory_wipe(seed, sizeof seed);
        good =
            write_line(arena, signature_path(arena, pack), signature, sizeof signature);
    }
    arena_close(arena);
    return good;
}

bool signature_require(const struct opener *opener, const char *folder)
{
    unsigned char seed[CIPHER_KEY_BYTES], open[CIPHER_KEY_BYTES];
    struct arena *arena = arena_open(0);
    opener_derive(opener, purpose, seed);
    cipher_sign_public(open, seed);
    memory_wipe(seed, sizeof seed);
    bool good = write_line(arena, key_path(arena, folder), open, sizeof open);
    arena_close(arena);
    return good;
}
