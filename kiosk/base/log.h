/* The operator's log: kinds of events, codes and counts, one line each. Never an answer,
 * a name, a text that was typed, the hour of a visit (P-55). */
#pragma once

/* `event` is a fixed word such as "store.full"; the format names numbers and codes only.
 * Goes to standard error, which the service keeps. */
void log_event(const char *event, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
