/** How much a budget may hold. Far above every real budget (about 70 lines), low enough to stay quick and safe. */

/** Seven times the longest real budget; full recompute stays under a millisecond. */
export const MAX_LINES = 500;
/** Real budgets have 4–7 sections. */
export const MAX_SECTIONS = 50;
/** The longest real label is 48 characters; a longer one is a note. */
export const MAX_LABEL_LENGTH = 200;
/** About a printed page of explanation. */
export const MAX_NOTE_LENGTH = 2000;
/** Account, cost centre, project: codes of an accounting system. */
export const MAX_CODE_LENGTH = 50;
/** Lines and sections that one share may refer to; a whole section is one. */
export const MAX_RULE_REFERENCES = 50;
/** A rule is a yearly step or a share; over ±1 000 % it is a slip of the finger. */
export const MAX_RULE_PERCENT = 1000;
/** 40.9 % needs one; the exact arithmetic carries six. */
export const MAX_PERCENT_DECIMALS = 6;
/** Changes in one request: a pasted block of 200 rows × 10 years. */
export const MAX_CHANGES = 2000;
