/* The terminal is read key by key with signals off, so that Ctrl-C cannot leave it behind
 * without echo: it gives up, and the terminal is set right first. */
#include "requests/passphrase.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/language.h"

enum { CTRL_C = 3, CTRL_D = 4, BACKSPACE = 8, CTRL_U = 21, ESCAPE = 27, DELETE = 127 };

static const char *const messages[] = {
    [PASSPHRASE_READ] = "",
    [PASSPHRASE_NO_FILE] =
        tr_later("Le fichier que nomme SEUIL_PASSPHRASE_FILE ne contient "
                 "pas de phrase de passe lisible. Vérifiez-le."),
    [PASSPHRASE_NO_TERMINAL] =
        tr_later("Pas de terminal pour demander la phrase de passe. "
                 "Nommez un fichier dans SEUIL_PASSPHRASE_FILE."),
    [PASSPHRASE_GIVEN_UP] = tr_later("Pas de phrase de passe : rien n’a été fait."),
};

static_assert(sizeof messages / sizeof *messages == PASSPHRASE_GIVEN_UP + 1,
    "a result is missing");

const char *passphrase_message(enum passphrase_result result)
{
    return result == PASSPHRASE_READ ? "" : tr(messages[result]);
}

static const char *file_named(void)
{
    const char *path = getenv("SEUIL_PASSPHRASE_FILE");
    return path && *path ? path : NULL;
}

bool passphrase_has_file(void)
{
    return file_named() != NULL;
}

bool passphrase_is_short(struct str passphrase)
{
    return str_count(passphrase) < PASSPHRASE_LEAST;
}

static enum passphrase_result read_file(
    struct arena *secret, const char *path, struct str *passphrase)
{
    struct str line;
    if (!file_read(secret, path, PASSPHRASE_MAX_BYTES, &line))
        return PASSPHRASE_NO_FILE;
    if (str_ends(line, "\n"))
        line = str_sub(line, 0, line.size - 1);
    if (str_ends(line, "\r"))
        line = str_sub(line, 0, line.size - 1);
    if (!line.size)
        return PASSPHRASE_NO_FILE;
    *passphrase = line;
    return PASSPHRASE_READ;
}

/* Takes off the last character, of one to four bytes. */
static size_t without_last(const char *bytes, size_t size)
{
    while (size && ((unsigned char)bytes[size - 1] & 0xC0) == 0x80)
        size--;
    return size ? size - 1 : 0;
}

/* Reads until the line ends; false when it was given up. */
static bool read_keys(int terminal, char *bytes, size_t *size)
{
    char key;
    for (*size = 0; read(terminal, &key, 1) == 1;) {
        if (key == CTRL_C || key == CTRL_D || key == ESCAPE)
            return false;
        if (key == '\n' || key == '\r')
            return *size > 0;
        if (key == CTRL_U)
            *size = 0;
        else if (key == BACKSPACE || key == DELETE)
            *size = without_last(bytes, *size);
        else if (*size < PASSPHRASE_MAX_BYTES)
            bytes[(*size)++] = key;
    }
    return false;
}

static void say(int terminal, const char *text)
{
    ssize_t written = write(terminal, text, strlen(text));
    (void)written; /* a terminal that went away is noticed when it is read */
}

static enum passphrase_result ask(
    int terminal, char *bytes, const char *prompt, struct str *passphrase)
{
    struct termios before, quiet;
    size_t size = 0;
    if (tcgetattr(terminal, &before))
        return PASSPHRASE_NO_TERMINAL;
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG);
    quiet.c_cc[VMIN] = 1;
    quiet.c_cc[VTIME] = 0;
    if (tcsetattr(terminal, TCSADRAIN, &quiet))
        return PASSPHRASE_NO_TERMINAL;
    say(terminal, prompt);
    bool good = read_keys(terminal, bytes, &size);
    (void)tcsetattr(terminal, TCSADRAIN, &before);
    say(terminal, "\n");
    if (!good)
        return PASSPHRASE_GIVEN_UP;
    *passphrase = (struct str){ bytes, size };
    return PASSPHRASE_READ;
}

enum passphrase_result passphrase_ask(
    struct arena *secret, const char *prompt, struct str *passphrase)
{
    if (file_named())
        return read_file(secret, file_named(), passphrase);
    int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0)
        return PASSPHRASE_NO_TERMINAL;
    char *bytes = arena_take(secret, PASSPHRASE_MAX_BYTES + 1);
    enum passphrase_result result = ask(terminal, bytes, prompt, passphrase);
    close(terminal);
    return result;
}
