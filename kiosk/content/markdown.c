/* md4c gives no lines, but its texts point into the source: from there come the places.
 * A block without text has none; it is told at the next text. */
#include "content/markdown.h"

#include <md4c.h>

#include "base/arena.h"

struct state {
    struct arena *arena;
    const struct source *source;
    struct diag *diag;
    struct marks marks;
    struct text text;      /* of the block being read */
    size_t start;          /* of the block being read */
    bool started;          /* a text of the block being read was met */
    size_t last;           /* where the last text ended */
    enum mark_kind kind;   /* of the block being read */
    enum mark_kind item;   /* of the items of the list that is open */
    int lists;             /* lists that are open */
    bool item_has_text;    /* an item is one paragraph */
    const char *picture;   /* the block being read is one; its name */
    bool in_picture;       /* its words are being read */
    const char *forbidden; /* told at the next text */
    int skipping;          /* blocks that are open and not possible here */
};

static void complain(struct state *state, size_t offset, const char *what)
{
    diag_error(state->diag, source_place(state->source, offset), "%s", what);
}

/* What stands in it is passed over, so that one mistake is told once. */
static void forbid(struct state *state, const char *why)
{
    if (!state->skipping++)
        state->forbidden = why;
}

/* A picture says by words what is seen on it, and nothing stands beside it. */
static void end_picture(struct state *state)
{
    if (state->text.size)
        return;
    complain(state, state->last,
        "the picture after this has no words; say what is seen: ![words](name)");
    state->start = state->last;
}

static void end_block(struct state *state)
{
    if (state->picture)
        end_picture(state);
    if (!state->text.size && !state->picture)
        return;
    if (state->lists && state->item_has_text)
        complain(state, state->start, "an item of a list is one paragraph");
    state->item_has_text = state->lists > 0;
    *ARRAY_ADD(state->arena, &state->marks) = (struct mark){
        .kind = state->picture ? MARK_PICTURE : state->kind,
        .text = text_done(&state->text),
        .picture = state->picture,
        .start = state->start,
    };
    state->picture = NULL;
    state->text = (struct text){ .arena = state->arena };
    state->started = false;
}

static void begin_list(struct state *state, enum mark_kind item)
{
    end_block(state);
    if (state->lists++)
        forbid(state, "a list within a list is not possible here");
    else
        state->item = item;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct state *state = data;
    switch (type) {
    case MD_BLOCK_DOC:
        break;
    case MD_BLOCK_H:
        if (((const MD_BLOCK_H_DETAIL *)detail)->level != 2)
            forbid(state, "headings begin with '## ', no other level is possible");
        state->kind = MARK_HEADING;
        break;
    case MD_BLOCK_UL:
        begin_list(state, MARK_BULLET);
        break;
    case MD_BLOCK_OL:
        begin_list(state, MARK_STEP);
        break;
    case MD_BLOCK_LI:
        state->item_has_text = false;
        state->kind = state->item;
        break;
    case MD_BLOCK_P:
        state->kind = state->lists ? state->item : MARK_PARAGRAPH;
        break;
    case MD_BLOCK_HR:
        complain(state, state->last, "a line across the page is not possible here");
        break;
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TABLE:
        forbid(state, "quotations, tables and code are not possible here; only "
                      "paragraphs and lists");
        break;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        break;
    }
    return 0;
}

static bool was_forbidden(const struct state *state, MD_BLOCKTYPE type, void *detail)
{
    if (type == MD_BLOCK_H)
        return ((const MD_BLOCK_H_DETAIL *)detail)->level != 2;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
        return state->lists > 0;
    return type == MD_BLOCK_QUOTE || type == MD_BLOCK_CODE || type == MD_BLOCK_HTML ||
           type == MD_BLOCK_TABLE;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct state *state = data;
    end_block(state);
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
        state->lists--;
    if (was_forbidden(state, type, detail))
        state->skipping--;
    return 0;
}

static void add_link_end(struct state *state, const MD_ATTRIBUTE *target)
{
    text_add_c(&state->text, "](");
    text_add(&state->text, (struct str){ target->text, target->size });
    text_add_c(&state->text, ")");
}

static const char PICTURE_ALONE[] =
    "a picture stands alone, with an empty line before and after it";

static void begin_picture(struct state *state, const MD_ATTRIBUTE *name)
{
    if (state->text.size || state->lists || state->picture)
        state->forbidden = PICTURE_ALONE;
    state->picture = str_copy(state->arena, (struct str){ name->text, name->size });
    state->in_picture = true;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct state *state = data;
    if (state->skipping)
        return 0;
    if (type == MD_SPAN_IMG)
        begin_picture(state, &((const MD_SPAN_IMG_DETAIL *)detail)->src);
    else if (state->picture && !state->in_picture)
        state->forbidden = PICTURE_ALONE;
    else if (type == MD_SPAN_STRONG)
        text_add_c(&state->text, "**");
    else if (type == MD_SPAN_A)
        text_add_c(&state->text, "[");
    else
        state->forbidden = "only **strong** words and links are possible here";
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct state *state = data;
    if (state->skipping)
        return 0;
    if (type == MD_SPAN_IMG)
        state->in_picture = false;
    else if (type == MD_SPAN_STRONG)
        text_add_c(&state->text, "**");
    else if (type == MD_SPAN_A)
        add_link_end(state, &((const MD_SPAN_A_DETAIL *)detail)->href);
    return 0;
}

/* Marks that stand before the first text of a block belong to it. */
static size_t with_marks_before(const struct state *state, size_t offset)
{
    const char *text = state->source->text.text;
    while (offset && (text[offset - 1] == '*' || text[offset - 1] == '[' ||
                         text[offset - 1] == '!'))
        offset--;
    return offset;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    struct state *state = data;
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) {
        if (!state->skipping)
            text_add_c(&state->text, " "); /* comes from elsewhere than the source */
        return 0;
    }
    size_t offset = (size_t)(text - state->source->text.text);
    if (!state->started && !state->skipping) {
        state->start = with_marks_before(state, offset);
        state->started = true;
    }
    state->last = offset + size;
    if (state->picture && !state->in_picture && !state->forbidden)
        state->forbidden = PICTURE_ALONE;
    if (state->forbidden)
        complain(state, offset, state->forbidden);
    else if (type == MD_TEXT_ENTITY)
        complain(state, offset, "write the character itself instead of this code");
    state->forbidden = NULL;
    if (!state->skipping)
        text_add(&state->text, (struct str){ text, size });
    return 0;
}

struct marks markdown_read(
    struct arena *arena, const struct source *source, size_t from, struct diag *diag)
{
    static const MD_PARSER PARSER = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_TABLES,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = add_text,
    };
    struct state state = {
        .arena = arena, .source = source, .diag = diag, .last = from
    };
    state.text.arena = arena;
    struct str body = str_sub(source->text, from, source->text.size);
    md_parse(body.text, (MD_SIZE)body.size, &PARSER, &state);
    return state.marks;
}
