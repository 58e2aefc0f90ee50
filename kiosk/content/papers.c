#include "content/reader.h"

#include <math.h>

#include "base/arena.h"

static const char *const KEYS[] = { "id", "name", "picture", "marks", "sheet",
    "question", "last_day", "date_is_last_day", "delays", "today" };
static const char *const DELAY_KEYS[] = { "label", "figure" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* The words of figures.yaml for the units of a delay of law. */
static const struct delay_word {
    const char *unit;
    enum date_unit of;
} DELAY_WORDS[] = {
    { "jours", DATE_DAYS },
    { "semaines", DATE_WEEKS },
    { "mois", DATE_MONTHS },
    { "ans", DATE_YEARS },
};

static bool delay_of(const struct figure *figure, struct delay *delay)
{
    for (size_t i = 0; i < COUNT(DELAY_WORDS); i++)
        if (text_same(figure->unit, DELAY_WORDS[i].unit) && !figure->text &&
            figure->value >= 1 && figure->value <= 1000 &&
            trunc(figure->value) == figure->value) {
            *delay = (struct delay){ (int)figure->value, DELAY_WORDS[i].of };
            return true;
        }
    return false;
}

static const struct yaml *list_of(struct reader *reader)
{
    const struct shelf_file *file = shelf_find(reader->shelf, "papers.yaml");
    const struct yaml *list = file ? reader_yaml(reader, file) : NULL;
    if (!file)
        diag_error(reader->diag, (struct place){ .file = reader->shelf->folder },
            "papers.yaml is missing");
    else if (list && list->kind != YAML_LIST)
        diag_error(reader->diag, list->at, "expected a list of papers");
    reader->unread[NAME_PAPER] = !list || list->kind != YAML_LIST;
    return reader->unread[NAME_PAPER] ? NULL : list;
}

/* A label such as "6 semaines" is what stands on the paper itself: no figure of ours. */
static const char *read_label(struct reader *reader, const struct yaml *map)
{
    const char *label = field_text(reader, map, "label", OPTIONAL);
    return label ? reader_message(reader, yaml_find(map, "label")->at, label,
                       "le délai tel qu’il est écrit sur le papier")
                 : NULL;
}

static bool read_delay(
    struct reader *reader, const struct yaml *map, struct paper_delay *delay)
{
    yaml_only(map, DELAY_KEYS, COUNT(DELAY_KEYS), reader->diag);
    delay->label = read_label(reader, map);
    int index = field_name(reader, map, "figure", NAME_FIGURE, NEEDED);
    if (index == NAMES_NONE)
        return false;
    reader->figure_used[index] = true;
    delay->figure = &reader->figures[index];
    if (delay_of(delay->figure, &delay->delay))
        return true;
    if (!delay->figure->unit) /* its mistake was told where it stands */
        return false;
    return diag_error(reader->diag, yaml_find(map, "figure")->at,
        "the figure '%s' is no delay: a whole number of jours, semaines, mois or ans",
        delay->figure->key);
}

static void read_delays(
    struct reader *reader, const struct yaml *map, struct paper *paper)
{
    const struct yaml *list = yaml_find(map, "delays");
    if (!list || list->kind == YAML_NULL)
        return;
    if (list->kind != YAML_LIST) {
        diag_error(reader->diag, list->at, "'delays' is a list of {label, figure}");
        return;
    }
    struct paper_delay *delays =
        ARENA_LIST(reader->arena, struct paper_delay, list->count);
    YAML_EACH(item, list) {
        if (list->count > 1 && !yaml_find(item, "label"))
            diag_error(reader->diag, item->at,
                "with several delays, each needs the 'label' that is on the paper");
        if (read_delay(reader, item, &delays[paper->delay_count]))
            paper->delay_count++;
    }
    paper->delays = delays;
}

/* A question asks for a date, so it must lead to a last day, and the other way round. */
static void check_deadline(
    struct reader *reader, const struct yaml *map, const struct paper *paper)
{
    bool leads = yaml_find(map, "delays") || paper->date_is_last_day;
    if (paper->question && !leads)
        diag_error(reader->diag, yaml_find(map, "question")->at,
            "this question asks for a date, but neither 'delays' nor 'date_is_last_day' "
            "says what follows from it");
    if (leads && (!paper->question || !paper->last_day))
        diag_error(reader->diag, map->at,
            "a paper with a deadline needs 'question' and 'last_day'");
    if (yaml_find(map, "delays") && paper->date_is_last_day)
        diag_error(reader->diag, yaml_find(map, "date_is_last_day")->at,
            "a paper has 'delays' or 'date_is_last_day', not both");
}

static void read_marks(
    struct reader *reader, const struct yaml *map, struct paper *paper)
{
    size_t count = 0;
    const char *const *marks = field_list(reader, map, "marks", true, &count);
    if (count < 1 || count > COUNT(paper->marks))
        diag_error(reader->diag, map->at,
            "'marks' is a list of one or two things that tell this paper from others");
    for (size_t i = 0; i < count && i < COUNT(paper->marks); i++)
        paper->marks[i] = marks[i];
}

static void read_paper(
    struct reader *reader, const struct yaml *map, struct paper *paper)
{
    yaml_only(map, KEYS, COUNT(KEYS), reader->diag);
    paper->at = map->at;
    paper->name = field_prose(reader, map, "name", NEEDED);
    paper->picture = field_text(reader, map, "picture", NEEDED);
    field_name(reader, map, "picture", NAME_PICTURE, OPTIONAL);
    read_marks(reader, map, paper);
    int sheet = field_name(reader, map, "sheet", NAME_SHEET, NEEDED);
    paper->sheet = sheet == NAMES_NONE ? NULL : &reader->sheets[sheet];
    paper->question = field_prose(reader, map, "question", OPTIONAL);
    paper->last_day = field_prose(reader, map, "last_day", OPTIONAL);
    paper->date_is_last_day = field_bool(reader, map, "date_is_last_day");
    read_delays(reader, map, paper);
    check_deadline(reader, map, paper);
    paper->today = field_list(reader, map, "today", true, &paper->today_count);
    if (!paper->today_count)
        diag_error(reader->diag, map->at, "'today' is missing here: what to do first");
}

void papers_read(struct reader *reader)
{
    const struct yaml *list = list_of(reader);
    reader->papers = ARENA_LIST(reader->arena, struct paper, list ? list->count : 0);
    size_t count = 0;
    YAML_EACH(map, list) {
        const char *id = field_text(reader, map, "id", NEEDED);
        if (!id || !reader_name(reader, NAME_PAPER, map->at, id))
            continue;
        reader->papers[count].id = id;
        read_paper(reader, map, &reader->papers[count++]);
    }
    reader->catalog->papers = reader->papers;
    reader->catalog->paper_count = count;
}
