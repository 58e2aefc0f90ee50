#include "requests/storage.h"

#include <assert.h>
#include <stddef.h>

#include "base/language.h"

static const struct {
    const char *word, *message;
} results[] = {
    [STORAGE_DONE] = { "done", "" },
    [STORAGE_ABSENT] = { "absent",
        tr_later(
            "Aucune demande ne correspond. Vérifiez le code ; elle a peut-être déjà "
            "été effacée.") },
    [STORAGE_TAKEN] = { "taken",
        tr_later("Cette demande est déjà là ; rien n’a changé.") },
    [STORAGE_MISSING] = { "missing",
        tr_later(
            "Le dossier de données ou le fichier n’existe pas. Vérifiez le chemin, ou "
            "créez le site avec « seuil-desk init ».") },
    [STORAGE_DENIED] = { "denied",
        tr_later(
            "Pas le droit d’écrire ici. Vérifiez le propriétaire du dossier, et que "
            "le disque n’est pas en lecture seule.") },
    [STORAGE_LOCKED] = { "locked",
        tr_later(
            "Un autre programme utilise les demandes. Réessayez dans un moment.") },
    [STORAGE_FULL] = { "full",
        tr_later("Le disque est plein. Faites de la place, puis recommencez.") },
    [STORAGE_FAILED] = { "failed",
        tr_later(
            "Le disque a répondu par une erreur. Faites une sauvegarde sur un autre "
            "support et vérifiez le disque.") },
    [STORAGE_DAMAGED] = { "damaged",
        tr_later("Le fichier des demandes est abîmé ou n’en est pas un. Gardez-le, et "
                 "restaurez la dernière sauvegarde.") },
    [STORAGE_NEWER] = { "newer",
        tr_later("Ce fichier vient d’une version plus récente. Mettez Seuil à jour.") },
    [STORAGE_OTHER_SITE] = { "other-site",
        tr_later(
            "Ce fichier vient d’un autre site. Restaurez-le dans un autre dossier.") },
    [STORAGE_FROZEN] = { "frozen",
        tr_later("Cette demande est gelée. Décidez d’abord, en lui donnant un autre "
                 "état.") },
    [STORAGE_CLOCK] = { "clock",
        tr_later(
            "L’horloge de la machine ne peut pas être juste : rien n’a été effacé. "
            "Réglez la date, puis recommencez.") },
};

static_assert(
    sizeof results / sizeof *results == STORAGE_CLOCK + 1, "a result is missing");

const char *storage_message(enum storage result)
{
    return result == STORAGE_DONE ? "" : tr(results[result].message);
}

const char *storage_word(enum storage result)
{
    return results[result].word;
}
