/* After a request was left, no word of it is in the memory of the process (P-15, P-16).
 * AddressSanitizer keeps freed memory on purpose: there is nothing to look for then. */
#include "test.h"

#include <inttypes.h>

#include "requests/inbox.h"
#include "unit/requests/desk.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED true
#endif
#endif
#ifndef SANITIZED
#define SANITIZED false
#endif

/* The words are kept with each byte changed, so that the search does not find itself. */
enum { CHANGE = 0x55, LENGTH = 14 };
static const unsigned char changed[LENGTH] = { 'Z' ^ CHANGE, 'q' ^ CHANGE, 'x' ^ CHANGE,
    'w' ^ CHANGE, 'v' ^ CHANGE, 'm' ^ CHANGE, 'e' ^ CHANGE, 'm' ^ CHANGE, 'o' ^ CHANGE,
    'i' ^ CHANGE, 'r' ^ CHANGE, 'e' ^ CHANGE, '4' ^ CHANGE, '2' ^ CHANGE };

static char *word_in(struct arena *arena)
{
    char *word = arena_take(arena, LENGTH + 1);
    for (size_t i = 0; i < LENGTH; i++)
        word[i] = (char)(changed[i] ^ CHANGE);
    return word;
}

static bool is_word(const unsigned char *at)
{
    for (size_t i = 0; i < LENGTH; i++)
        if (at[i] != (unsigned char)(changed[i] ^ CHANGE))
            return false;
    return true;
}

static size_t found_between(uintptr_t from, uintptr_t to)
{
    size_t found = 0;
    for (uintptr_t at = from; at + LENGTH <= to; at++)
        found += is_word((const unsigned char *)at);
    return found;
}

/* How often the word stands in memory that can be written. */
static size_t found_in_memory(void)
{
    size_t found = 0;
    char line[512];
    FILE *maps = fopen("/proc/self/maps", "r");
    assert_non_null(maps);
    while (fgets(line, sizeof line, maps)) {
        uintptr_t from, to;
        char rights[5];
        if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %4s", &from, &to, rights) == 3 &&
            rights[0] == 'r' && rights[1] == 'w' && !strstr(line, "[v"))
            found += found_between(from, to);
    }
    fclose(maps);
    return found;
}

static void leave_request(struct desk *desk, bool wiped)
{
    struct arena *visit = arena_open_secret(4096);
    struct request request = desk_request();
    struct code code;
    request.name = word_in(visit);
    request.address = word_in(visit);
    struct request_answer *answer = ARENA_NEW(visit, struct request_answer);
    *answer = (struct request_answer){ "c", word_in(visit), word_in(visit) };
    request.answers = answer;
    request.answer_count = 1;
    assert_int_equal(
        deposit_make(desk->deposit, &request, desk_today, &code), DEPOSIT_DONE);
    if (!wiped)
        assert_true(found_in_memory() >= 4);
    arena_close(visit);
}

static void P15_P16_no_word_of_a_request_stays_in_memory(void **state)
{
    (void)state;
    if (SANITIZED)
        skip();
    struct desk desk = desk_open();
    leave_request(&desk, false);
    assert_int_equal(found_in_memory(), 0);
    for (int i = 0; i < 20; i++)
        leave_request(&desk, true);
    assert_int_equal(found_in_memory(), 0);
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(P15_P16_no_word_of_a_request_stays_in_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
