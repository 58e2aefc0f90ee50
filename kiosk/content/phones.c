#include "content/reader.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"

static const char *const CONFIDENCES[] = { "A", "B", "C" };
static const char *const KEYS[] = { "key", "digits", "name", "note", "emergency",
    "short", "confidence", "verified" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Short numbers of two to six digits, the first no 0, or ten that begin with 0 (ARCEP's
 * numbering plan). */
bool phone_is_number(const char *digits)
{
    size_t size = strlen(digits);
    if (strspn(digits, "0123456789") != size)
        return false;
    return size == 10 ? digits[0] == '0' : size >= 2 && size <= 6 && digits[0] != '0';
}

static const char *message_of(struct reader *reader, const struct yaml *map,
    const char *key, enum need need, const char *hint)
{
    const char *text = field_text(reader, map, key, need);
    return text ? reader_message(reader, yaml_find(map, key)->at, text, hint) : NULL;
}

static void read_phone(
    struct reader *reader, const struct yaml *map, struct phone *phone)
{
    yaml_only(map, KEYS, COUNT(KEYS), reader->diag);
    phone->at = map->at;
    phone->digits = field_text(reader, map, "digits", NEEDED);
    if (phone->digits && !phone_is_number(phone->digits))
        diag_error(reader->diag, yaml_find(map, "digits")->at,
            "'%s' is no French phone number; write digits only, between quotes",
            phone->digits);
    phone->name = message_of(reader, map, "name", NEEDED, "un service au téléphone");
    phone->note = message_of(reader, map, "note", OPTIONAL, NULL);
    phone->emergency = field_bool(reader, map, "emergency");
    phone->short_name =
        message_of(reader, map, "short", phone->emergency ? NEEDED : OPTIONAL,
            "à côté d’un numéro d’urgence : très court");
    int confidence =
        field_word(reader, map, "confidence", CONFIDENCES, COUNT(CONFIDENCES), NEEDED);
    phone->confidence = confidence < 0 ? CONFIDENCE_C : (enum confidence)confidence;
    phone->verified = field_date(reader, map, "verified", NEEDED);
}

void phones_read(struct reader *reader)
{
    const struct shelf_file *file = shelf_find(reader->shelf, "phones.yaml");
    const struct yaml *list = file ? reader_yaml(reader, file) : NULL;
    if (!file)
        diag_error(reader->diag, (struct place){ .file = reader->shelf->folder },
            "phones.yaml is missing");
    reader->unread[NAME_PHONE] = !list || list->kind != YAML_LIST;
    if (!list)
        return;
    if (list->kind != YAML_LIST) {
        diag_error(reader->diag, list->at, "expected a list of phone numbers");
        return;
    }
    reader->phones = ARENA_LIST(reader->arena, struct phone, list->count);
    size_t count = 0;
    YAML_EACH(map, list) {
        const char *key = field_text(reader, map, "key", NEEDED);
        if (!key || !reader_name(reader, NAME_PHONE, map->at, key))
            continue;
        reader->phones[count].key = key;
        read_phone(reader, map, &reader->phones[count++]);
    }
    reader->catalog->phones = reader->phones;
    reader->catalog->phone_count = count;
}
