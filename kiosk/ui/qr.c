#include "ui/qr.h"

#include <string.h>

#include <qrencode.h>

#include "base/arena.h"
#include "ui/box.h"

enum { QUIET = 4 }; /* modules of quiet on each side */

/* "This is UTF-8" (AIM ECI 26): without it a reader guesses, and takes the end of a short
 * French text for Chinese. */
enum { ECI_UTF_8 = 26 };

static bool is_ascii(const char *says)
{
    for (; *says; says++)
        if ((unsigned char)*says > 0x7F)
            return false;
    return true;
}

static QRcode *encode(const char *says)
{
    QRinput *input = QRinput_new2(0, QR_ECLEVEL_M);
    if (!input)
        return NULL;
    bool good = is_ascii(says) || QRinput_appendECIheader(input, ECI_UTF_8) == 0;
    good = good && QRinput_append(input, QR_MODE_8, (int)strlen(says),
                       (const unsigned char *)says) == 0;
    QRcode *code = good ? QRcode_encodeInput(input) : NULL;
    QRinput_free(input);
    return code;
}

/* A code may say who waits for a call: nothing of it stays. */
static void forget(QRcode *code)
{
    if (!code)
        return;
    memory_wipe(code->data, (size_t)code->width * (size_t)code->width);
    QRcode_free(code);
}

static int module_of(const QRcode *code, int side)
{
    return code ? side / (code->width + 2 * QUIET) : 0;
}

int code_module(const char *says, int side)
{
    QRcode *code = encode(says);
    int module = module_of(code, side);
    forget(code);
    return module;
}

static void draw(struct SDL_Surface *onto, const QRcode *code, int module,
    struct bounds place, colour ink)
{
    int side = module * code->width;
    int left = place.x + (place.width - side) / 2;
    int top = place.y + (place.height - side) / 2;
    for (int y = 0; y < code->width; y++)
        for (int x = 0; x < code->width; x++)
            if (code->data[y * code->width + x] & 1)
                box_fill(onto,
                    (struct bounds){
                        left + x * module, top + y * module, module, module },
                    ink);
}

bool qr_draw(struct SDL_Surface *onto, const char *says, struct bounds place,
    colour ink, colour ground)
{
    QRcode *code = encode(says);
    int side = place.width < place.height ? place.width : place.height;
    int module = module_of(code, side);
    if (module) {
        int all = module * (code->width + 2 * QUIET);
        struct bounds square = { place.x + (place.width - all) / 2,
            place.y + (place.height - all) / 2, all, all };
        box_fill(onto, square, ground);
        draw(onto, code, module, square, ink);
    }
    forget(code);
    return module > 0;
}
