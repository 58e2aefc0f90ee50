/* The contents as the screens meet them: situations, sheets, papers, figures, phone
 * numbers, checks. Plain data that lives as long as the catalog; every text is French, and
 * is the key under which its translation is found: content_text() at the moment of showing.
 *
 * A catalog comes from a folder of plain text files (authors, seuil-desk) or from a pack
 * (the kiosk): the same readers make both. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"

struct arena;
struct directory;
struct ruleset;
struct rule;
struct delays;

/* A: read in a source; B: established law; C: uncertain, shown as « demandez à l'équipe ». */
enum confidence { CONFIDENCE_A, CONFIDENCE_B, CONFIDENCE_C };

struct figure {
    const char *key;   /* "commandement.delai" */
    const char *label; /* French */
    const char *text;  /* a value that is no number ("1er novembre"), else NULL */
    double value;
    const char *
        unit; /* "EUR", "EUR/mois", "jours", "semaines", "mois", "ans", "m2", "%", "" */
    struct date valid_from, valid_to; /* valid_to all zeros: no end known */
    const char *legal, *source, *note;
    enum confidence confidence;
    struct place at;
};

struct phone {
    const char *key;        /* "115", "sos-loyers" */
    const char *digits;     /* "115", "0805160075" */
    const char *name;       /* "SOS Loyers impayés" */
    const char *note;       /* "gratuit, un juriste répond"; may be NULL */
    bool emergency;         /* on the home screen, in this order */
    const char *short_name; /* emergency only: "Sans abri ce soir" */
    enum confidence confidence;
    struct date verified;
    struct place at;
};

enum block_kind { BLOCK_PARAGRAPH, BLOCK_STEP, BLOCK_BULLET };

/* One paragraph, and one message for the translators: Markdown of a line, with **strong**
 * and gaps such as {figure:commandement.delai}, {phone:115}. */
struct block {
    enum block_kind kind;
    const char *text;
    struct place at;
};

/* The headings that a sheet may have, in their order; the first has none. */
enum section_kind {
    SECTION_LEAD,    /* what stands above the first heading: the first sentence calms */
    SECTION_WHAT,    /* ## Ce que c'est */
    SECTION_STEPS,   /* ## À faire maintenant */
    SECTION_WHEN,    /* ## Avant quelle date */
    SECTION_BRING,   /* ## À apporter */
    SECTION_HELP,    /* ## Qui peut vous aider */
    SECTION_COST,    /* ## Combien ça coûte */
    SECTION_REFUSED, /* ## Si on vous dit non */
    SECTION_COUNT
};

struct section {
    const struct block *blocks; /* NULL when the sheet has no such section */
    size_t count;
};

struct check;
struct paper;
struct home_situation;

/* A hard word of the glossary. */
struct term {
    const char *word;        /* "CCAPEX", "clause résolutoire": as on the papers */
    const char *written_out; /* what an acronym stands for; NULL for no acronym */
    const char *meaning;     /* a sentence or two */
    const char *source;      /* the article of law, or who says so */
    bool known; /* an acronym that is better known than what it stands for */
    struct place at;
};

struct sheet {
    const char *slug, *title;
    const char *tag;  /* the chip above the title: "Papier d'huissier" */
    const char *icon; /* name of a picture in assets/ */
    struct section sections[SECTION_COUNT];
    struct date verified, valid_until;
    int reading_minutes; /* 1 or more */
    const struct sheet *const *related;
    size_t related_count;
    const struct check *const *checks;
    size_t check_count;
    const struct paper *paper;  /* the paper whose deadline is asked here, or NULL */
    const char *const *sources; /* articles of law, as they are cited */
    size_t source_count;
    const char *const *words; /* what people type to find it */
    size_t word_count;
    const struct term *const
        *terms; /* hard words that stand in it, as in the glossary */
    size_t term_count;
    struct place at;
};

/* How long a paper leaves, and from when. More than one where the paper itself says which
 * (six weeks or two months): "je ne sais pas" takes the shortest. */
struct paper_delay {
    const char *label;  /* "6 semaines"; NULL when there is only one */
    struct delay delay; /* from figures.yaml, by key */
    const struct figure *figure;
};

struct paper {
    const char *id, *name; /* the name stays in French beside every translation */
    const char *picture;
    const char *marks[2]; /* what tells it from the others, as on the paper */
    const struct sheet *sheet;
    const char
        *question; /* "Quel jour avez-vous reçu ce papier ?"; NULL: no deadline */
    const char *last_day; /* "Dernier jour pour payer ou demander de l'aide" */
    bool
        date_is_last_day; /* the date on the paper is itself the deadline (a hearing) */
    const struct paper_delay *delays;
    size_t delay_count;
    const char *const
        *today; /* what to do today, first things first (blocks' language) */
    size_t today_count;
    struct place at;
};

struct home_situation {
    const char *id;     /* "rent", "paper", …: home.situation.<id> */
    const char *phrase; /* in the resident's words */
    const char *icon;
    const char *lead; /* the sentence that calms, on the situation's screen */
    bool papers;      /* opens "which paper did you receive?" first */
    bool danger;      /* emergency numbers come before anything else */
    const struct phone *const *phones;
    size_t phone_count;
    const struct sheet *const *sheets;
    size_t sheet_count;
    const struct check *const *checks;
    size_t check_count;
    struct place at;
};

enum outcome_tone { TONE_GOOD, TONE_CARE, TONE_URGENT };

/* What is said for one value of the check's result. */
struct check_outcome {
    const char *value; /* "recours_possible" */
    enum outcome_tone tone;
    const char *title, *message;
    const char *const *steps; /* "Et maintenant ?": **strong head** then the rest */
    size_t step_count;
    const struct sheet *const *sheets;
    size_t sheet_count;
    const char *appointment;     /* the button: "Préparer le dossier avec nous" */
    const struct rule *deadline; /* a date rule to show, or NULL */
    const char *deadline_label;
    /* Rules whose values are told with the result: amounts, dates, remarks that hold. */
    const struct rule *const *details;
    size_t detail_count;
    const struct phone *const *phones; /* danger first */
    size_t phone_count;
};

/* What an answer also says to another question: who lives outside has no lease. */
struct implied_answer {
    const struct rule *rule; /* of the other question, a choice */
    const char *value;
};

struct answer_label {
    const char *value; /* as in the rules: "oui", "nsp" */
    const char *label; /* as on the button: "Je ne sais pas" */
    const struct implied_answer *implied;
    size_t implied_count;
};

enum question_kind { QUESTION_CHOICE, QUESTION_NUMBER, QUESTION_DATE };

/* How a rule with a question is asked. */
struct question {
    const struct rule *rule;
    const char *text; /* the question itself */
    const char *help; /* the line under it; may be NULL */
    const char *why;  /* "Pourquoi cette question ?"; may be NULL */
    enum question_kind kind;
    const struct answer_label *answers;
    size_t answer_count;     /* 0 but for a choice */
    const char *when_absent; /* what worked cases suppose; NULL: by type */
    const char *
        short_text; /* how the answer is told afterwards: "Demande de logement social" */
};

enum chart_kind {
    CHART_SCALE,  /* where a value stands among others */
    CHART_STAGES, /* a procedure, and the stage of this person */
    CHART_MONTHS  /* what grows month by month */
};

struct chart_mark {
    const struct rule *rule; /* CHART_SCALE */
    const char *value;       /* CHART_STAGES: of the rule `me` */
    const char *name;
};

/* What is drawn with a result. Its numbers are the rules'. */
struct chart {
    enum chart_kind kind;
    const char *title;
    const struct rule *me; /* the value, the stage, the months begun */
    const char *me_name;   /* CHART_SCALE: "Vos revenus" */
    const struct chart_mark *marks;
    size_t mark_count;
    const struct rule *each;    /* CHART_MONTHS: what a month adds */
    const struct rule *goes_on; /* CHART_MONTHS: yes: the next month is shown too */
};

/* A check that takes part in the joint interview. */
struct right {
    const struct check *check;
    const char *name;        /* of the right: "Aide au logement" */
    const struct rule *part; /* no: it is not looked at here; NULL: always */
    /* What is asked for at first, and what is said when it holds and the result is not
     * settled yet; both NULL: the result itself is asked for. */
    const struct rule *first;
    const char *likely;
};

struct check {
    const char *id, *title, *lead;
    const struct rule *result; /* text: the value of an outcome */
    const struct rule *const
        *goals; /* all that must be certain before the result shows */
    size_t goal_count;
    const struct check_outcome *outcomes;
    size_t outcome_count;
    const struct chart *charts;
    size_t chart_count;
    /* Of the joint interview only, which has no result of its own. */
    const struct right *rights;
    size_t right_count;
    struct place at;
};

/* A piece of a letter, in the letter's own order. */
struct letter_part {
    const char *label; /* ticked for it: "J’ai perdu mon emploi"; NULL: always there */
    bool instead;      /* never together with the part before it */
    const char *question;    /* stands above its tick; NULL: the one before goes on */
    const char *const *said; /* paragraphs, with gaps; French in every language */
    size_t said_count;
    const char *const *enclosed; /* papers that go with it, French too */
    size_t enclosed_count;
};

enum { LETTER_MAX_PARTS = 32 };

/* Where it will be said: a hearing. Its picture is never alone, its persons are named. */
struct courtroom {
    const char
        *picture; /* "audience/salle"; NULL: it is written to somebody, not said */
    const char *spoken; /* what is seen there */
    struct section people;
};

/* A letter to take along, made of what is ticked. What its screen says is translated; what
 * it says itself stays French: it goes to French offices. */
struct letter {
    const char *id, *title, *icon;
    struct section lead, steps; /* what it is for; what to do with it then */
    const char *subject;        /* French, as all down to the parts */
    const char *sent;           /* "Lettre recommandée …"; may be NULL */
    const char *const *to;      /* lines of the address */
    size_t to_count;
    const char *const *sources; /* articles of law */
    size_t source_count;
    const struct letter_part *parts;
    size_t part_count;
    const struct sheet *const *sheets; /* which lead to it */
    size_t sheet_count;
    struct courtroom room;
    struct date verified, valid_until;
    struct place at;
};

struct picture {
    const char *name; /* "icons/rent", without ".svg" */
    struct str svg;
};

struct story; /* content/stories.h */

struct catalog {
    const struct figure *figures;
    size_t figure_count;
    const struct phone *phones;
    size_t phone_count;
    const struct term *terms; /* by their words, as in the file */
    size_t term_count;
    const struct home_situation
        *situations; /* eight, in the order of the home screen */
    size_t situation_count;
    const struct sheet *sheets;
    size_t sheet_count;
    const struct paper *papers;
    size_t paper_count;
    const struct check *checks;
    size_t check_count;
    const struct check *rights;       /* "Quels droits pour moi ?", or NULL */
    const struct question *questions; /* of all checks */
    size_t question_count;
    const struct story *stories; /* in the order of their situations */
    size_t story_count;
    const struct letter *letters;
    size_t letter_count;
    const struct picture *pictures;
    size_t picture_count;
    const struct directory *directories; /* content/directory.h */
    size_t directory_count;
    const struct ruleset *rules; /* one set for all checks */
    const struct delays *delays; /* `meta: délai` of the rules (rules/delay.h) */
    struct catalog_private *inside;
};

/* Reads a folder of contents (`content/` of this project; pictures come from `assets`).
 * All mistakes at once in `diag`; NULL when there was an error. `on` is the day that
 * figures and sheets must be valid on. Lives in `arena`. */
const struct catalog *catalog_read(struct arena *arena, const char *folder,
    const char *assets, struct date on, struct diag *diag);

const struct home_situation *catalog_situation(
    const struct catalog *catalog, const char *id);
const struct sheet *catalog_sheet(const struct catalog *catalog, const char *slug);
const struct paper *catalog_paper(const struct catalog *catalog, const char *id);
const struct check *catalog_check(const struct catalog *catalog, const char *id);
const struct figure *catalog_figure(const struct catalog *catalog, const char *key);
const struct phone *catalog_phone(const struct catalog *catalog, const char *key);
const struct picture *catalog_picture(const struct catalog *catalog, const char *name);
const struct letter *catalog_letter(const struct catalog *catalog, const char *id);
const struct question *catalog_question(
    const struct catalog *catalog, const struct rule *rule);
const struct check_outcome *check_outcome(const struct check *check, const char *value);

/* Does the sheet lead to the letter? */
bool letter_belongs(const struct letter *letter, const struct sheet *sheet);

/* Is it a sheet for a hearing, to be said there, with its room, and no letter? */
bool letter_is_spoken(const struct letter *letter);
