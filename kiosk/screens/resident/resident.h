/* The resident's screens, each in the file of its name. */
#pragma once

#include "screens/screen.h"

extern const struct screen screen_welcome, screen_home, screen_situation, screen_papers,
    screen_sheet, screen_words, screen_deadline, screen_search, screen_directory,
    screen_office, screen_checks, screen_question, screen_result, screen_rights,
    screen_answers, screen_ticket, screen_still_there;

/* resident/request_*.c: one question a screen */
extern const struct screen screen_request_notice, screen_request_whom,
    screen_request_subject, screen_request_where, screen_request_name,
    screen_request_town, screen_request_reach, screen_request_phone,
    screen_request_calls, screen_request_address, screen_request_needs,
    screen_request_sharing, screen_request_answers, screen_request_summary;
