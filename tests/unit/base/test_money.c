#include "test.h"

#include "base/money.h"
#include "examples.h"

static struct amount {
    const char *text;
    int64_t cents;
} amounts[] = {
    { "1250", 125000 },
    { "1 250,00 €", 125000 },
    { "1250.5", 125050 },
    { "1250,05", 125005 },
    { "0", 0 },
    { "0,01€", 1 },
    { "007", 700 },
    { "1\u202F250\u00A0000,99\u00A0€", 125000099 },
    { "12 345 678", 1234567800 },
    { "  650  ", 65000 },
    { "650 €", 65000 },
    { "999 999 999 999 999,99", 99999999999999999 },
};

static struct amount no_amounts[] = {
    { "", 0 },
    { "€", 0 },
    { "-12", 0 },
    { "12,345", 0 },
    { "12,", 0 },
    { ",50", 0 },
    { "1,250.00", 0 },
    { "12 50", 0 },
    { "1250 000", 0 },
    { "1 250 00", 0 },
    { "12 €€", 0 },
    { "12 € par mois", 0 },
    { "1e3", 0 },
    { "12,5,0", 0 },
    { "douze", 0 },
    { "1000000000000000", 0 },
    { "999999999999999999999999999999", 0 },
    { "9 999 999 999 999 999", 0 },
};

static void an_amount_is_read_in_cents(void **state)
{
    const struct amount *example = *state;
    int64_t cents = -1;
    assert_true(money_read(str_of(example->text), &cents));
    assert_true(cents == example->cents);
}

static void what_is_no_amount_leaves_the_cents_alone(void **state)
{
    const struct amount *example = *state;
    int64_t cents = -1;
    assert_false(money_read(str_of(example->text), &cents));
    assert_true(cents == -1);
}

int main(void)
{
    return RUN_EXAMPLES(amounts, an_amount_is_read_in_cents) +
           RUN_EXAMPLES(no_amounts, what_is_no_amount_leaves_the_cents_alone);
}
