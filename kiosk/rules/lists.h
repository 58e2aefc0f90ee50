/* Lists of values, and the mechanisms that fold them. */
#pragma once

#include "rules/builder.h"

struct items {
    ARRAY(uint32_t)
};

/* A complaint when `value` is no list. */
bool build_is_list(struct builder *builder, const struct yaml *value);
/* The nodes of a list's values; none after a complaint. */
struct items build_items(struct builder *builder, const struct yaml *list);

uint32_t build_not_applicable(struct builder *builder, struct place at);
/* node = non */
uint32_t build_equals_no(struct builder *builder, uint32_t node, struct place at);

uint32_t build_sum(struct builder *builder, const struct yaml *list);
uint32_t build_product(struct builder *builder, const struct yaml *list);
uint32_t build_mean(struct builder *builder, const struct yaml *list);
uint32_t build_maximum(struct builder *builder, const struct yaml *list);
uint32_t build_minimum(struct builder *builder, const struct yaml *list);
