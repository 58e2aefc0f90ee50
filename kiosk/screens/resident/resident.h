/* The resident's screens, each in the file of its name. */
#pragma once

#include "screens/screen.h"

extern const struct screen screen_welcome, screen_home, screen_situation, screen_papers,
    screen_sheet, screen_words, screen_deadline, screen_search, screen_directory,
    screen_office, screen_stories, screen_story, screen_checks, screen_question,
    screen_result, screen_rights, screen_answers, screen_letters, screen_hearing,
    screen_letter, screen_letter_page, screen_letter_text, screen_ticket,
    screen_still_there;

/* A story as a card that opens it: its first picture, its title, whose it is. */
void story_card(
    struct scene *scene, const struct visit *visit, const struct story *story);
/* The cards of all stories of the situation of this visit; nothing when it has none. */
void story_cards(struct scene *scene, const struct visit *visit);

/* resident/request_*.c: one question a screen */
extern const struct screen screen_request_notice, screen_request_whom,
    screen_request_subject, screen_request_where, screen_request_name,
    screen_request_town, screen_request_reach, screen_request_phone,
    screen_request_calls, screen_request_address, screen_request_needs,
    screen_request_sharing, screen_request_answers, screen_request_summary;
