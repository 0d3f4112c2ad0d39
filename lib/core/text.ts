/** What may stand in a label or a note. */

/**
 * Whether a text holds an HTML tag or comment: `<` and a letter, `/` or `!`. "unga <30 år" has none. Labels are shown as
 * text and would be harmless, but they also travel to documents, mails and spreadsheets.
 */
export function hasTag(text: string): boolean {
  return /<[\p{L}/!]/u.test(text);
}
