#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

void log_event(const char *event, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    flockfile(stderr); /* one line stays one line when two threads log */
    fprintf(stderr, "%s: ", event);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
    funlockfile(stderr);
    va_end(list);
}
