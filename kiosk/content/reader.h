/* What the readers of one folder of contents share: where complaints go, which names are
 * known, which French texts were met. For the files of this room only. */
#pragma once

#include "base/source.h"
#include "base/yaml.h"
#include "content/catalog.h"
#include "content/names.h"
#include "content/phrases.h"
#include "content/shelf.h"

enum name_kind {
    NAME_FIGURE,
    NAME_PHONE,
    NAME_PICTURE,
    NAME_PAPER,
    NAME_SHEET,
    NAME_CHECK,
    NAME_KINDS
};

/* A French text that is shown, and so is a message for the translators. */
struct message {
    const char *french;
    struct place at;  /* the first place where it stands */
    const char *hint; /* for the translator; may be NULL */
};

struct reader {
    struct arena *arena;
    struct diag *diag;
    struct date on; /* what expired before this day is wrong; all zeros: do not ask */
    const struct shelf *shelf;
    struct catalog *catalog;
    const struct source *source; /* the file that is being read */

    /* Index by index the items of the catalog: figures, phones, … */
    struct names names[NAME_KINDS];
    bool unread[NAME_KINDS]; /* their file was wrong: their names are not known */
    /* These can be pointed at before they are read, so that they can name each other. */
    struct figure *figures;
    struct phone *phones;
    struct sheet *sheets;
    struct check *checks;
    struct paper *papers;
    bool *figure_used;

    struct phrases terms;      /* of the glossary; owner: the index of the term */
    bool terms_unread;         /* its file was wrong: no acronym is known */
    struct phrases avoid;      /* owner: an index of `instead` */
    struct phrases avoid_easy; /* in easy French only */
    struct {
        ARRAY(const char *)
    } instead; /* what to say for words to avoid */

    struct names texts; /* the French of `messages` */
    struct {
        ARRAY(struct message)
    } messages;
};

/* Opens a file of the shelf as the one being read; NULL with a complaint. */
const struct yaml *reader_yaml(struct reader *reader, const struct shelf_file *file);

/* Adds a name that must be new; false with a complaint. */
bool reader_name(
    struct reader *reader, enum name_kind kind, struct place at, const char *name);

/* The index of a name; NAMES_NONE with a complaint that knows the nearest. */
int reader_find(
    struct reader *reader, enum name_kind kind, struct place at, const char *name);

/* Where the value `node` starts in the bytes of the file being read. */
size_t reader_offset(const struct reader *reader, struct place at);

/* The place of `at` in `text`, which starts at the byte `start` of the file being read and
 * whose blanks were folded and quotes taken off. */
struct place reader_place(
    const struct reader *reader, size_t start, const char *text, const char *at);

/* --- values of a YAML map; what is missing or wrong is told --- */

enum need { OPTIONAL, NEEDED };

/* A scalar as it is written, without blanks around it; NULL when it is not there. */
const char *field_text(
    struct reader *reader, const struct yaml *map, const char *key, enum need need);

/* The same for a French text that residents read: checked as prose_read() does. */
const char *field_prose(
    struct reader *reader, const struct yaml *map, const char *key, enum need need);

bool field_bool(struct reader *reader, const struct yaml *map, const char *key);

/* A whole number from `low` to `high`; `absent` when it is not there. */
int field_int(struct reader *reader, const struct yaml *map, const char *key, int low,
    int high, int absent);

/* YYYY-MM-DD; all zeros when it is not there (or null). */
struct date field_date(
    struct reader *reader, const struct yaml *map, const char *key, enum need need);

/* One of `words`: its index, or -1 with a complaint. */
int field_word(struct reader *reader, const struct yaml *map, const char *key,
    const char *const *words, size_t count, enum need need);

/* The one thing of a kind that `key` names: its index, or NAMES_NONE. */
int field_name(struct reader *reader, const struct yaml *map, const char *key,
    enum name_kind kind, enum need need);

/* A list of names: their indexes. */
struct indexes {
    ARRAY(int)
};
struct indexes field_names(struct reader *reader, const struct yaml *map,
    const char *key, enum name_kind kind);
const struct sheet *const *reader_sheets(
    struct reader *, struct indexes, size_t *count);
const struct check *const *reader_checks(
    struct reader *, struct indexes, size_t *count);
const struct phone *const *reader_phones(
    struct reader *, struct indexes, size_t *count);

/* --- the head of a sheet or a story, and what stands below it --- */

struct front {
    const char *what;            /* "sheet" */
    const char *keys;            /* what stands in it, for who forgot it: "tag, icon" */
    const struct yaml *map;      /* NULL: it was wrong */
    const struct source *source; /* of the whole file */
    size_t body;                 /* where its text starts, in bytes */
};

/* Opens a file as the one being read; false with a complaint when it has no head. */
bool front_open(
    struct reader *reader, const struct shelf_file *file, struct front *front);

/* `verified` and `valid_until`; what is past its day is told. `name` for complaints. */
void front_dates(struct reader *reader, const struct front *front, const char *name,
    struct date *verified, struct date *valid_until);

/* What `second` names after what `first` names, each once, and never `without`. */
struct indexes indexes_joined(
    struct reader *reader, struct indexes first, struct indexes second, int without);

/* A list of scalars; `prose` as in field_prose(). */
const char *const *field_list(struct reader *reader, const struct yaml *map,
    const char *key, bool prose, size_t *count);

/* --- prose: French texts of residents --- */

/* What a text names, gathered from its links. */
struct links {
    struct indexes sheets, checks;
};

/* Checks one paragraph that starts at the byte `start` of the file being read: gaps that
 * are known, strong words that end, no digit, no other Markdown. Makes it a message.
 * Returns it with blanks folded to one space. `links` may be NULL. */
const char *prose_read(
    struct reader *reader, size_t start, const char *text, struct links *links);

/* The same for what stays French in every language, the text of a letter: no message, and
 * no link. */
const char *prose_read_kept(struct reader *reader, size_t start, const char *text);

/* A message without the checks of prose: a list of search words, the name of a body.
 * `hint` tells the translator what it is; may be NULL. */
const char *reader_message(
    struct reader *reader, struct place at, const char *text, const char *hint);

/* --- review: what an author is told beyond mistakes; silent without a day --- */

/* One text of residents as it is read: sentences that are too long, words to avoid. */
void review_prose(const struct reader *reader, size_t start, const char *text);

/* Words to avoid in such a text; more of them when it must be `easy` French. */
void review_words(const struct reader *reader, struct arena *arena, size_t start,
    const char *text, bool easy);

/* A sheet that was read, and whose file is the one being read: its reading ease, its
 * acronyms. The same for a story, part by part as it is read; `what` is "story". */
void review_sheet(const struct reader *reader, const struct sheet *sheet);
void review_parts(const struct reader *reader, const char *what,
    const struct section *parts, size_t count);

/* What ends within thirty days, both included: a figure that is shown, a sheet. */
void review_end(const struct reader *reader, struct place at, const char *what,
    const char *name, struct date end);

/* Terms of the glossary in the order of the catalog, for a sheet that was read. */
void glossary_link(struct reader *reader, struct sheet *sheet);

/* A text with each run of blanks as one space and none at its ends. */
const char *text_folded(struct arena *arena, const char *text);

/* The search words of a sheet as the one message that they are: "loyer, impayé". Its hint
 * tells it from what is shown. */
const char *sheet_words(struct arena *arena, const struct sheet *sheet);
extern const char SHEET_WORDS_HINT[];

/* Short numbers, or ten digits that begin with 0. */
bool phone_is_number(const char *digits);

/* --- the readers, in the order in which catalog.c calls them --- */

void pictures_read(struct reader *reader);
void figures_read(struct reader *reader);
void avoid_read(struct reader *reader);
void glossary_read(struct reader *reader);
void phones_read(struct reader *reader);
void papers_read(struct reader *reader);
void sheets_name(struct reader *reader);
void sheets_read(struct reader *reader);
void checks_name(struct reader *reader);
void checks_read(struct reader *reader);
void situations_read(struct reader *reader);
void directory_read(struct reader *reader);
void stories_read(struct reader *reader);
void letters_read(struct reader *reader);
