/* seuil-desk: the command line of authors, of the team and of the volunteer who keeps the
 * terminal. A table of commands, one function each; it opens no display. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/language.h"
#include "base/str.h"
#include "desk/desk.h"

static const struct command {
    const char *name, *usage, *summary;
    enum desk_status (*run)(struct desk_call *call);
} COMMANDS[] = {
    { "check", tr_later("CONTENUS [--on JOUR] [--assets DOSSIER]"),
        tr_later("dit tout ce qui ne va pas dans les contenus"), desk_check },
    { "pack", tr_later("CONTENUS -o FICHIER [--on JOUR] [--assets DOSSIER]"),
        tr_later("assemble les contenus en un seul fichier pour la borne"), desk_pack },
    { "preview",
        tr_later("CONTENUS [--on JOUR] [--assets DOSSIER] [-- OPTIONS DE LA BORNE]"),
        tr_later(
            "ouvre la borne dans une fenêtre, refaite à chaque enregistrement, avec "
            "ce qui est à corriger à côté"),
        desk_preview },
    { "cases", tr_later("CONTENUS [--coverage] FICHIER…"),
        tr_later("compare les vérifications à des exemples calculés à la main ; "
                 "--coverage nomme ce qu’aucun exemple n’atteint"),
        desk_cases },
    { "explain", tr_later("CONTENUS VÉRIFICATION [NOM=VALEUR]… [--json]"),
        tr_later("dit le résultat d’une vérification et ses raisons"), desk_explain },
    { "graph", tr_later("CONTENUS VÉRIFICATION"),
        tr_later("dessine une vérification, pour Graphviz (dot -Tpng)"), desk_graph },
    { "claims", tr_later("CONTENUS [--on JOUR]"),
        tr_later("fait un tableau de tout ce qui est affirmé, avec ses sources"),
        desk_claims },
    { "evaluate", tr_later("[--filter] RÈGLES…"),
        tr_later("répond, ligne par ligne, à des questions en JSON sur des règles"),
        desk_evaluate },
    { "extract", tr_later("CONTENUS [-o FICHIER]"),
        tr_later("écrit le modèle des textes à traduire"), desk_extract },
    { "init", tr_later("DOSSIER --key FICHIER"),
        tr_later("prépare une borne : ses clés publiques, et la clé de l’équipe"),
        desk_init },
    { "requests",
        tr_later("DOSSIER --key FICHIER [show CODE | set CODE ÉTAT | erase CODE]"),
        tr_later("montre les demandes, les urgentes d’abord"), desk_requests },
    { "export",
        tr_later("DOSSIER --key FICHIER --format csv|json|sealed -o FICHIER "
                 "[--since JOUR] [--until JOUR] [--status ÉTAT]"),
        tr_later("écrit les demandes dans un fichier"), desk_export },
    { "erase", tr_later("DOSSIER CODE"),
        tr_later("efface une demande ; aucune clé n’est nécessaire"), desk_erase },
    { "purge", tr_later("DOSSIER [--confirmed]"),
        tr_later("efface ce dont le temps est passé"), desk_purge },
    { "sign", tr_later("PAQUET --key FICHIER [--require DOSSIER]"),
        tr_later(
            "signe les contenus avec la clé de l’équipe ; --require : cette borne n’ouvre "
            "plus que des contenus signés"),
        desk_sign },
    { "backup", tr_later("DOSSIER FICHIER"),
        tr_later("copie une borne, scellée, même pendant qu’elle sert"), desk_backup },
    { "restore", tr_later("FICHIER DOSSIER"), tr_later("remet une copie en place"),
        desk_restore },
    { "stats", tr_later("DOSSIER"),
        tr_later("compte les demandes, sans personne dedans"), desk_stats },
};

enum { COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS };

/* --- what commands share --- */

static void take_out(struct desk_call *call, int at, int how_many)
{
    for (int i = at; i + how_many < call->count; i++)
        call->arguments[i] = call->arguments[i + how_many];
    call->count -= how_many;
}

const char *desk_option(struct desk_call *call, const char *name)
{
    for (int i = 0; i + 1 < call->count; i++)
        if (!strcmp(call->arguments[i], name)) {
            const char *value = call->arguments[i + 1];
            take_out(call, i, 2);
            return value;
        }
    return NULL;
}

bool desk_flag(struct desk_call *call, const char *name)
{
    for (int i = 0; i < call->count; i++)
        if (!strcmp(call->arguments[i], name)) {
            take_out(call, i, 1);
            return true;
        }
    return false;
}

bool desk_arguments(struct desk_call *call, int least, int most)
{
    for (int i = 0; i < call->count; i++)
        if (call->arguments[i][0] == '-' && call->arguments[i][1])
            return false;
    return call->count >= least && call->count <= most;
}

enum desk_status desk_usage(const struct desk_call *call)
{
    fprintf(stderr, "%s\n",
        TR_FILL(call->arena, tr("Utilisation : seuil-desk {command} {usage}"),
            { "command", call->command }, { "usage", tr(call->usage) }));
    return DESK_CALL_WRONG;
}

enum desk_status desk_tell(const struct diag *diag)
{
    diag_print(diag, stderr);
    return diag_errors(diag) ? DESK_DATA_WRONG : DESK_DONE;
}

/* --- the call --- */

static enum desk_status print_commands(FILE *out)
{
    fprintf(out, "%s\n\n", tr("Utilisation : seuil-desk COMMANDE …"));
    for (int i = 0; i < COMMAND_COUNT; i++)
        fprintf(out, "  seuil-desk %s %s\n      %s\n", COMMANDS[i].name,
            tr(COMMANDS[i].usage), tr(COMMANDS[i].summary));
    return out == stdout ? DESK_DONE : DESK_CALL_WRONG;
}

static struct moment wall_clock(void)
{
    time_t seconds = time(NULL);
    struct tm now = { 0 };
    localtime_r(&seconds, &now);
    return (struct moment){ { now.tm_year + 1900, now.tm_mon + 1, now.tm_mday },
        now.tm_hour, now.tm_min, now.tm_sec };
}

/* The language of whoever calls, where there is one of ours: LANGUAGE, else LANG. */
static void choose_language(struct arena *arena)
{
    const char *wanted = getenv("LANGUAGE");
    char *code = str_copy(
        arena, str_sub(str_of(wanted && *wanted ? wanted : getenv("LANG")), 0, 2));
    language_open(file_join(arena, file_program_folder(arena), "locale"));
    language_set(language_find(code));
}

static enum desk_status run(struct arena *arena, int argc, char **argv)
{
    if (argc < 2 || !strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
        return print_commands(argc < 2 ? stderr : stdout);
    struct desk_call call = { .arena = arena, .now = wall_clock(), .command = argv[1] };
    call.count = argc - 2;
    call.arguments = ARENA_LIST(arena, const char *, (size_t)call.count + 1);
    for (int i = 0; i < call.count; i++)
        call.arguments[i] = argv[i + 2];
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (!strcmp(COMMANDS[i].name, argv[1])) {
            call.usage = COMMANDS[i].usage;
            return COMMANDS[i].run(&call);
        }
    fprintf(stderr, "%s\n\n",
        TR_FILL(arena, tr("« {command} » n’est pas une commande."),
            { "command", argv[1] }));
    return print_commands(stderr);
}

int main(int argc, char **argv)
{
    mallopt(M_PERTURB, 0xA5); /* what libraries free is overwritten too (P-16) */
    struct arena *arena = arena_open(0);
    choose_language(arena);
    enum desk_status status = run(arena, argc, argv);
    arena_close(arena);
    return (int)status;
}
