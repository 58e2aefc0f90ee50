/* What a plain scalar is: the core schema, YAML 1.2.2, 10.3.2. For base/yaml. */
#pragma once

struct yaml;

/* Sets the kind of `node`, and its number or truth, by its text. */
void yaml_resolve(struct yaml *node);
