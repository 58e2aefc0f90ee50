/* Where a visit is, by the names of things rather than by the things: whoever writes the
 * contents stands at the same place, with the same answers, after they were read anew. It
 * holds what a resident said: as private as the visit itself. */
#pragma once

struct arena;
struct visit;

struct bookmark;

/* In `arena`; points into nothing of the visit or of its catalog. */
struct bookmark *bookmark_take(struct arena *arena, const struct visit *visit);

/* Leads a visit that has just begun to the place of the bookmark: what is no more in its
 * catalog is left out, and without the thing that a place shows it stays at home. */
void bookmark_open(const struct bookmark *bookmark, struct visit *visit);
