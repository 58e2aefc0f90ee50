#include "test.h"

#include "base/arena.h"
#include "requests/cipher.h"
#include "requests/words.h"

enum { SIZE = 32 };

static int open_arena(void **state)
{
    *state = arena_open(0);
    return 0;
}

static int close_arena(void **state)
{
    arena_close(*state);
    return 0;
}

static struct str key(unsigned char bytes[SIZE])
{
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (unsigned char)(i * 7 + 1);
    return (struct str){ (const char *)bytes, SIZE };
}

static void words_are_the_proquints_of_the_published_examples(void **state)
{
    /* arXiv:0901.4016: 127.0.0.1 is lusab-babad, 63.84.220.193 is gutih-tugad. */
    const char *words = words_of(*state, (struct str){ "\x7F\x00\x00\x01", 4 });
    assert_int_equal(strncmp(words, "lusab babad ", 12), 0);
    words = words_of(*state, (struct str){ "\x3F\x54\xDC\xC1", 4 });
    assert_int_equal(strncmp(words, "gutih tugad ", 12), 0);
}

static void random_keys_come_back_from_their_words(void **state)
{
    for (int i = 0; i < 200; i++) {
        unsigned char bytes[SIZE], read[SIZE];
        cipher_random(bytes, SIZE);
        const char *words = words_of(*state, (struct str){ (char *)bytes, SIZE });
        assert_int_equal(words_read(str_of(words), read, SIZE, NULL), WORDS_READ);
        assert_memory_equal(read, bytes, SIZE);
    }
    assert_int_equal(words_count(SIZE), 18);
}

static void words_are_read_with_capitals_dashes_and_line_ends(void **state)
{
    unsigned char bytes[SIZE], read[SIZE];
    char *words = str_dup(*state, words_of(*state, key(bytes)));
    for (char *at = words; *at; at++) {
        if (*at >= 'a' && at[0] < 'n')
            *at = (char)(*at - 'a' + 'A');
        else if (*at == ' ')
            *at = "\n- ,"[(at - words) % 4];
    }
    const char *framed = str_format(*state, "\r\n  %s \n", words);
    assert_int_equal(words_read(str_of(framed), read, SIZE, NULL), WORDS_READ);
    assert_memory_equal(read, bytes, SIZE);
}

static void any_single_wrong_letter_is_noticed(void **state)
{
    unsigned char bytes[SIZE], read[SIZE] = { 0 }, zeros[SIZE] = { 0 };
    const char *words = words_of(*state, key(bytes));
    for (size_t i = 0; words[i]; i++) {
        char *wrong = str_dup(*state, words);
        wrong[i] = words[i] == 'b' ? 'd' : 'b';
        assert_int_not_equal(words_read(str_of(wrong), read, SIZE, NULL), WORDS_READ);
    }
    assert_memory_equal(read, zeros, SIZE);
}

static void a_wrong_word_is_told_by_its_number(void **state)
{
    (void)state;
    unsigned char read[4];
    size_t at = 0;
    assert_int_equal(
        words_read(STR("lusab babxd lusab lusab"), read, 4, &at), WORDS_UNKNOWN);
    assert_int_equal(at, 2);
    assert_int_equal(
        words_read(STR("lusab babadd lusab lusab"), read, 4, &at), WORDS_UNKNOWN);
    assert_int_equal(at, 2);
}

static void missing_and_spare_words_are_counted(void **state)
{
    unsigned char bytes[SIZE], read[SIZE];
    size_t at = 0;
    const char *words = words_of(*state, key(bytes));
    struct str short_of = str_sub(str_of(words), 0, strlen(words) - 6);
    assert_int_equal(words_read(short_of, read, SIZE, &at), WORDS_COUNT);
    assert_int_equal(at, 17);
    const char *more = str_format(*state, "%s babab", words);
    assert_int_equal(words_read(str_of(more), read, SIZE, &at), WORDS_COUNT);
    assert_int_equal(at, 19);
}

static void two_swapped_words_fail_the_checksum(void **state)
{
    unsigned char bytes[SIZE], read[SIZE];
    char *words = str_dup(*state, words_of(*state, key(bytes)));
    char first[5];
    memcpy(first, words, 5);
    memcpy(words, words + 6, 5);
    memcpy(words + 6, first, 5);
    assert_int_equal(words_read(str_of(words), read, SIZE, NULL), WORDS_CHECKSUM);
}

static void P28_a_generated_passphrase_has_six_words(void **state)
{
    const char *first = words_passphrase(*state, 6),
               *second = words_passphrase(*state, 6);
    assert_int_equal(strlen(first), 6 * 6 - 1);
    assert_string_not_equal(first, second);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_are_the_proquints_of_the_published_examples),
        TEST(random_keys_come_back_from_their_words),
        TEST(words_are_read_with_capitals_dashes_and_line_ends),
        TEST(any_single_wrong_letter_is_noticed),
        TEST(a_wrong_word_is_told_by_its_number),
        TEST(missing_and_spare_words_are_counted),
        TEST(two_swapped_words_fail_the_checksum),
        TEST(P28_a_generated_passphrase_has_six_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
