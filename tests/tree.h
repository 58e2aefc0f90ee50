/* A tree of base/yaml as JSON, to be compared. */
#pragma once

#include "base/json.h"
#include "base/yaml.h"

static void add_tree(struct json *json, const struct yaml *node)
{
    switch (node->kind) {
    case YAML_NULL:
        json_text(json, node->key, NULL);
        break;
    case YAML_BOOL:
        json_bool(json, node->key, node->yes);
        break;
    case YAML_NUMBER:
        json_number(json, node->key, node->number);
        break;
    case YAML_TEXT:
        json_text(json, node->key, node->text);
        break;
    case YAML_LIST:
        json_begin_list(json, node->key);
        YAML_EACH(item, node)
            add_tree(json, item);
        json_end_list(json);
        break;
    case YAML_MAP:
        json_begin_map(json, node->key);
        YAML_EACH(value, node)
            add_tree(json, value);
        json_end_map(json);
        break;
    }
}
