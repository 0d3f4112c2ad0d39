/** The app's clock. Due work, dates and logs ask here, so that a test can set it. */
let offsetMs = 0;

export function now(): Date {
  return new Date(Date.now() + offsetMs);
}

/** Tests only: moves the clock to an instant; it goes on from there. null returns to real time. */
export function setClock(instant: Date | null): void {
  offsetMs = instant === null ? 0 : instant.getTime() - Date.now();
}
