/** A write was tried while the person sees the förbund as another role ("Visa som …"). */
export class ReadOnlyVisitError extends Error {
  constructor(cause: unknown) {
    super("This visit may only read", { cause });
    this.name = "ReadOnlyVisitError";
  }
}

/** PostgreSQL's own refusal in a transaction that may only read (SQLSTATE 25006). */
export function isReadOnlyRefusal(error: unknown): boolean {
  return error instanceof Error && /25006|read-only transaction/.test(`${error.message} ${causeOf(error)}`);
}

const causeOf = (error: Error) => JSON.stringify(error.cause ?? null) ?? "";
