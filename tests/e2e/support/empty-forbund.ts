import { randomUUID } from "node:crypto";
import pg from "pg";

export interface EmptyForbund {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly chief: string;
  readonly auditor: string;
}

async function asOwner(forbundId: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.forbund_id', $1, true)", [forbundId]);
    await work(client);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

/** Writes steps of the recommendation that no program writes, so that the förbund's budgets cannot be computed. */
export const setLadder = (forbundId: string, ladder: unknown) =>
  asOwner(forbundId, async (client) => {
    await client.query(
      "UPDATE budget SET ladder = $2::jsonb, revision = revision + 1 WHERE forbund_id = $1",
      [forbundId, JSON.stringify(ladder)],
    );
  });

/** A förbund as the operator has just made it, with its first förbundschef and, beside, one who only reads. */
export async function makeEmptyForbund(): Promise<EmptyForbund> {
  const id = randomUUID();
  const slug = `tomt-${id.slice(0, 8)}`;
  const name = `Samordningsförbundet ${slug}`;
  const [chief, auditor] = [`chef@${slug}.example`, `revisor@${slug}.example`];
  await asOwner(id, async (client) => {
    await client.query("INSERT INTO forbund (id, slug, name, short_name) VALUES ($1, $2, $3, $2)", [
      id,
      slug,
      name,
    ]);
    await client.query(
      `INSERT INTO ladder_step (forbund_id, from_ore, percent, source)
        VALUES ($1, 0, 20, 'vanligt tillämpad; kontrollera mot Nationella rådets trappa')`,
      [id],
    );
    for (const [email, role] of [
      [chief, "forbundschef"],
      [auditor, "auditor"],
    ]) {
      const { rows } = await client.query<{ id: string }>(
        "INSERT INTO person (email, name) VALUES ($1, $1) RETURNING id",
        [email],
      );
      await client.query('INSERT INTO role_grant (forbund_id, person_id, role) VALUES ($1, $2, $3::"Role")', [
        id,
        rows[0]?.id,
        role,
      ]);
    }
  });
  return { id, slug, name, chief, auditor };
}
