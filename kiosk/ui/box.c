/* All is drawn from the distance of a pixel to a rounded box (negative inside): half a
 * pixel around zero is the soft rim. Only corners are reckoned pixel by pixel, the rest is
 * filled in spans, so that there is nothing to keep.
 *
 * The shadow of a box without round corners, blurred by a Gauss curve, is the product of
 * one curve across and one down; what the corners would change cannot be seen. */
#include "ui/box.h"

#include <math.h>

#include <SDL.h>

#include "base/arena.h"

void box_fill(SDL_Surface *onto, struct bounds at, colour fill)
{
    SDL_Rect rect = { at.x, at.y, at.width, at.height };
    SDL_FillRect(onto, &rect, fill);
}

/* --- pixels --- */

static Uint32 *pixel_at(SDL_Surface *onto, int x, int y)
{
    void *row = (char *)onto->pixels + (ptrdiff_t)y * onto->pitch;
    return (Uint32 *)row + x;
}

/* `amount` 0 to 256 of `b` on `a`; two channels at once. */
static Uint32 mix(Uint32 a, Uint32 b, Uint32 amount)
{
    Uint32 rb = (a & 0xFF00FF) * (256 - amount) + (b & 0xFF00FF) * amount;
    Uint32 g = (a & 0x00FF00) * (256 - amount) + (b & 0x00FF00) * amount;
    return (rb >> 8 & 0xFF00FF) | (g >> 8 & 0x00FF00);
}

static void blend(Uint32 *pixel, colour ink, double amount)
{
    if (amount > 0)
        *pixel = mix(*pixel, ink, (Uint32)lround(amount * 256));
}

/* The part of [from, to) that lies in the clip. */
struct span {
    int from, to;
};

static struct span columns(const SDL_Surface *onto, int from, int to)
{
    const SDL_Rect *clip = &onto->clip_rect;
    return (struct span){ from > clip->x ? from : clip->x,
        to < clip->x + clip->w ? to : clip->x + clip->w };
}

static struct span rows(const SDL_Surface *onto, int from, int to)
{
    const SDL_Rect *clip = &onto->clip_rect;
    return (struct span){ from > clip->y ? from : clip->y,
        to < clip->y + clip->h ? to : clip->y + clip->h };
}

/* --- rounded boxes --- */

/* How much of the pixel at x, y lies in a box: 0 to 1. `inset` makes the box smaller. */
static double covered(const struct rounded_box *box, double inset, int x, int y)
{
    double half_width = box->at.width / 2.0 - inset;
    double half_height = box->at.height / 2.0 - inset;
    double radius = box->radius > inset ? box->radius - inset : 0;
    double dx = fabs(x + 0.5 - (box->at.x + box->at.width / 2.0)) - half_width + radius;
    double dy =
        fabs(y + 0.5 - (box->at.y + box->at.height / 2.0)) - half_height + radius;
    double far = dx > dy ? dx : dy; /* beside a straight side, or inside */
    if (dx > 0 && dy > 0)
        far = sqrt(dx * dx + dy * dy);
    double cover = 0.5 - (far - radius);
    return cover < 0 ? 0 : cover > 1 ? 1 : cover;
}

static void draw_pixels(
    SDL_Surface *onto, const struct rounded_box *box, int from, int to, int y)
{
    struct span span = columns(onto, from, to);
    for (int x = span.from; x < span.to; x++) {
        Uint32 *pixel = pixel_at(onto, x, y);
        double all = covered(box, 0, x, y);
        if (all <= 0)
            continue;
        double inner = box->edge_px > 0 ? covered(box, box->edge_px, x, y) : all;
        if (box->fill == COLOUR_NONE)
            blend(pixel, box->edge, all - inner);
        else
            blend(pixel, mix(box->edge, box->fill, (Uint32)lround(256 * inner / all)),
                all);
    }
}

static void draw_span(SDL_Surface *onto, int from, int to, int y, colour ink)
{
    if (ink == COLOUR_NONE || from >= to)
        return;
    box_fill(onto, (struct bounds){ from, y, to - from, 1 }, ink);
}

/* A row that no corner reaches: edge, fill, edge. */
static void draw_straight(SDL_Surface *onto, const struct rounded_box *box, int edge)
{
    int corner = (int)ceil(box->radius > edge ? box->radius : edge);
    struct bounds at = box->at;
    struct bounds middle = { at.x, at.y + corner, edge, at.height - 2 * corner };
    if (middle.height <= 0)
        return;
    if (edge)
        box_fill(onto, middle, box->edge);
    middle.x = at.x + at.width - edge;
    if (edge)
        box_fill(onto, middle, box->edge);
    middle.x = at.x + edge;
    middle.width = at.width - 2 * edge;
    if (box->fill != COLOUR_NONE)
        box_fill(onto, middle, box->fill);
}

static void draw_cornered(
    SDL_Surface *onto, const struct rounded_box *box, struct span lines, int edge)
{
    int corner = (int)ceil(box->radius > edge ? box->radius : edge);
    int left = box->at.x + corner, right = box->at.x + box->at.width - corner;
    struct span seen = rows(onto, lines.from, lines.to);
    for (int y = seen.from; y < seen.to; y++) {
        bool on_edge = y < box->at.y + edge || y >= box->at.y + box->at.height - edge;
        draw_pixels(onto, box, box->at.x, left < right ? left : right, y);
        draw_span(onto, left, right, y, on_edge ? box->edge : box->fill);
        draw_pixels(onto, box, right, box->at.x + box->at.width, y);
    }
}

void box_draw(SDL_Surface *onto, const struct rounded_box *wanted)
{
    struct rounded_box box = *wanted;
    struct bounds at = box.at;
    if (at.width <= 0 || at.height <= 0)
        return;
    int most = (at.width < at.height ? at.width : at.height) / 2;
    int edge = box.edge_px > 0 && box.edge_px < 1 ? 1 : (int)lround(box.edge_px);
    edge = edge > most ? most : edge;
    box.edge_px = edge;
    box.radius = box.radius > most ? most : box.radius;
    int corner = (int)ceil(box.radius > edge ? box.radius : edge);
    draw_cornered(onto, &box, (struct span){ at.y, at.y + corner }, edge);
    draw_straight(onto, &box, edge);
    draw_cornered(
        onto, &box, (struct span){ at.y + at.height - corner, at.y + at.height }, edge);
}

/* --- the shadow --- */

/* design/mockups/kiosk.css, .card: 0 2px 0 at 5 %, 0 10px 24px -14px at 22 %. A blur of 24
 * is a Gauss curve of half that. */
enum { HARD_DOWN = 2, SOFT_DOWN = 10, SOFT_IN = 14, SOFT_REACH = 30 };
static const double soft_sigma = 12, soft_amount = 0.22, hard_amount = 0.05;
static const colour shadow_ink = 0x16262E;

/* How dark a long blurred bar from `from` to `to` is at `at`. */
static double curve(double at, double from, double to, double sigma)
{
    double unit = sigma * sqrt(2.0);
    return (erf((at - from) / unit) - erf((at - to) / unit)) / 2;
}

/* What one row and one column of the curve give together is 0 to 256 squared. */
static unsigned part_of(double amount)
{
    return (unsigned)lround(amount * 256);
}

struct shade {
    struct bounds bar; /* the soft one */
    struct span across;
    unsigned *darkness; /* by column of `across`, 0 to 256 */
    double sigma;
};

static void shade_row(
    SDL_Surface *onto, const struct shade *shade, struct span part, int y)
{
    struct span span = columns(onto, part.from, part.to);
    unsigned down =
        part_of(soft_amount * curve(y + 0.5, shade->bar.y,
                                  shade->bar.y + shade->bar.height, shade->sigma));
    for (int x = span.from; x < span.to; x++) {
        Uint32 *pixel = pixel_at(onto, x, y);
        unsigned amount = down * shade->darkness[x - shade->across.from] / 256;
        *pixel = mix(*pixel, shadow_ink, amount);
    }
}

/* Beside the card and under it; the card itself covers the rest. */
static void draw_soft(SDL_Surface *onto, struct bounds card, const struct shade *shade,
    struct span down, int corner)
{
    struct span seen = rows(onto, down.from, down.to);
    for (int y = seen.from; y < seen.to; y++) {
        bool under = y >= card.y + card.height;
        int left = under ? shade->across.to : card.x + corner;
        shade_row(onto, shade, (struct span){ shade->across.from, left }, y);
        if (!under)
            shade_row(onto, shade,
                (struct span){ card.x + card.width - corner, shade->across.to }, y);
    }
}

/* Only what comes out under the card and its lower corners. */
static void draw_hard(SDL_Surface *onto, struct bounds card, double scale, int corner)
{
    struct rounded_box below = { .at = card, .radius = 20 * scale };
    below.at.y += (int)lround(HARD_DOWN * scale);
    int bottom = card.y + card.height, right = card.x + card.width;
    struct span seen = rows(onto, bottom - corner, below.at.y + below.at.height);
    for (int y = seen.from; y < seen.to; y++) {
        int middle = y < bottom ? right - corner : card.x + corner;
        struct span left = columns(onto, card.x, card.x + corner);
        struct span rest = columns(onto, middle, right);
        for (int x = left.from; x < left.to; x++)
            blend(pixel_at(onto, x, y), shadow_ink,
                hard_amount * covered(&below, 0, x, y));
        for (int x = rest.from; x < rest.to; x++)
            blend(pixel_at(onto, x, y), shadow_ink,
                hard_amount * covered(&below, 0, x, y));
    }
}

void box_draw_shadow(SDL_Surface *onto, struct bounds card, double scale)
{
    int in = (int)lround(SOFT_IN * scale), down = (int)lround(SOFT_DOWN * scale);
    int reach = (int)lround(SOFT_REACH * scale);
    struct shade shade = { .sigma = soft_sigma * scale,
        .bar = { card.x + in, card.y + in + down, card.width - 2 * in,
            card.height - 2 * in },
        .across = { card.x + in - reach, card.x + card.width - in + reach } };
    if (shade.bar.width <= 0 || shade.bar.height <= 0)
        return;
    struct span rows_seen = { shade.bar.y - reach,
        shade.bar.y + shade.bar.height + reach };
    int width = shade.across.to - shade.across.from;
    shade.darkness = memory_take((size_t)width * sizeof *shade.darkness);
    for (int i = 0; i < width; i++)
        shade.darkness[i] = part_of(curve(shade.across.from + i + 0.5, shade.bar.x,
            shade.bar.x + shade.bar.width, shade.sigma));
    int corner = (int)lround(20 * scale);
    draw_soft(onto, card, &shade, rows_seen, corner);
    memory_free(shade.darkness);
    draw_hard(onto, card, scale, corner);
}
