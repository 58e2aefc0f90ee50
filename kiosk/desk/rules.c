/* Rules asked from outside: JSON Lines in, JSON Lines out. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "desk/desk.h"
#include "rules/evaluate.h"

static bool is_blank(struct str line)
{
    return !str_trim(line).size;
}

/* Answers each line as it comes, so that whoever asks may wait for one answer before the
 * next question. */
static bool answer_all(const struct evaluator *evaluator, FILE *in, FILE *out)
{
    struct arena *answers = arena_open(0);
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    while ((size = getline(&line, &room, in)) >= 0) {
        struct str question = { line, (size_t)size };
        if (is_blank(question))
            continue;
        fprintf(out, "%s\n", evaluator_answer(evaluator, answers, question));
        fflush(out);
        arena_wipe(answers);
    }
    free(line); /* getline's own */
    arena_close(answers);
    return !ferror(in) && !ferror(out);
}

enum desk_status desk_evaluate(struct desk_call *call)
{
    bool filter = desk_flag(call, "--filter");
    if (!desk_arguments(call, 1, 10000))
        return desk_usage(call);
    struct evaluator *evaluator = evaluator_open(
        call->arena, call->arguments, (size_t)call->count, filter, call->now.date);
    if (!answer_all(evaluator, stdin, stdout))
        return DESK_STORAGE_FAILED;
    return evaluator_is_ready(evaluator) ? DESK_DONE : DESK_DATA_WRONG;
}
