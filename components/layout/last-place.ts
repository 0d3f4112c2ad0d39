/** Where a person last was in each förbund: kept in this browser only, by person, so that nobody else is led there. */
const keyOf = (personId: string, slug: string) => `finsamplan.plats.${personId}.${slug}`;

export function rememberPlace(personId: string, slug: string, path: string): void {
  try {
    localStorage.setItem(keyOf(personId, slug), path);
  } catch {
    // A browser that keeps nothing leads to the förbund's start page.
  }
}

/** Only a path inside the förbund, whatever has been put there. */
export function lastPlace(personId: string, slug: string): string {
  const start = `/${slug}`;
  try {
    const kept = localStorage.getItem(keyOf(personId, slug)) ?? "";
    return new RegExp(`^/${slug}(/[a-z0-9/-]*)?$`).test(kept) ? kept : start;
  } catch {
    return start;
  }
}
