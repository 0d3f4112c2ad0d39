/** When to try again, as a sentence; says nothing on whether the address is known. */
export function tooManySentence(waitMs: number): string {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return `Det har blivit för många försök. Vänta ${minutes} ${minutes === 1 ? "minut" : "minuter"} och försök sedan igen.`;
}
