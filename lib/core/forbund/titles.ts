/** The förbund's own title for its manager. Lund says förbundssamordnare where most say förbundschef. */
export const DEFAULT_CHIEF_TITLE = "förbundschef";

/** "förbundschefen", "förbundssamordnaren", "koordinatorn": the definite form of a title. */
export function definite(title: string): string {
  if (/[aeiouyåäö]$/i.test(title) || /or$/i.test(title)) return `${title}n`;
  return `${title}en`;
}

/** A sentence written for the common title, with the förbund's own: "Be förbundssamordnaren om ändringen." */
export function withChiefTitle(sentence: string, chiefTitle: string | null): string {
  if (chiefTitle === null || chiefTitle.toLowerCase() === DEFAULT_CHIEF_TITLE) return sentence;
  const own = chiefTitle.charAt(0).toLowerCase() + chiefTitle.slice(1);
  const keepCase = (found: string, text: string) =>
    found.startsWith("F") ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return sentence
    .replace(/förbundschefen/gi, (found) => keepCase(found, definite(own)))
    .replace(/förbundschef(?![\p{L}])/giu, (found) => keepCase(found, own));
}
