/**
 * Where a live stream stands, per förbund: what an event's `id:` line says and `Last-Event-ID` brings back.
 * `skane-nordost:41,finnveden:7`: slug and the last sequence number of that förbund's change log.
 */
const PART = /^([a-z0-9]+(?:-[a-z0-9]+)*):(\d{1,15})$/;
/** More than any person has roles in; a longer header is not ours. */
const MOST_PARTS = 500;

export function writePositions(positions: ReadonlyMap<string, number>): string {
  return [...positions].map(([slug, seq]) => `${slug}:${seq}`).join(",");
}

/** Parts that are not of this form are left out: that förbund then starts at the present. */
export function readPositions(text: string | null): Map<string, number> {
  const positions = new Map<string, number>();
  for (const part of (text ?? "").split(",", MOST_PARTS)) {
    const [, slug, seq] = PART.exec(part) ?? [];
    if (slug !== undefined && seq !== undefined) positions.set(slug, Number(seq));
  }
  return positions;
}
