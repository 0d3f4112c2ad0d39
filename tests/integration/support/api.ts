/** Calls the API's route handlers as a person: the same code as over HTTP, with a real session in the database. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { GET as getOne, PATCH as patchOne } from "@/app/api/budgets/[id]/route.ts";
import { GET as getAll, POST as postOne } from "@/app/api/budgets/route.ts";
import { prisma } from "@/lib/platform/db.ts";
import { sealToken, sessionCookieName } from "@/lib/platform/session-cookie.ts";

export interface Answer {
  readonly status: number;
  // The shape differs by route; tests assert on what they read.
  readonly body: Record<string, unknown> & unknown[];
}

export async function signIn(
  personId: string,
  expiresAt = new Date(Date.now() + 3_600_000),
): Promise<string> {
  const token = randomUUID();
  await prisma.session.create({ data: { token, userId: personId, expiresAt } });
  return `${sessionCookieName()}=${encodeURIComponent(sealToken(token))}`;
}

export function api(cookie: string | null) {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (cookie) headers.cookie = cookie;
  const request = (path: string, method: string, body?: unknown) =>
    new Request(`http://localhost:3000${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  const at = (id: string) => ({ params: Promise.resolve({ id }) });
  return {
    list: async (query = "") => read(await getAll(request(`/api/budgets${query}`, "GET"), undefined)),
    post: async (body: unknown) => read(await postOne(request("/api/budgets", "POST", body), undefined)),
    get: async (id: string) => read(await getOne(request(`/api/budgets/${id}`, "GET"), at(id))),
    patch: async (id: string, body: unknown) =>
      read(await patchOne(request(`/api/budgets/${id}`, "PATCH", body), at(id))),
    /** One request with a fresh id. */
    change: async (id: string, baseRevision: number, ...changes: unknown[]) =>
      read(
        await patchOne(
          request(`/api/budgets/${id}`, "PATCH", { baseRevision, requestId: randomUUID(), changes }),
          at(id),
        ),
      ),
  };
}

async function read(response: Response): Promise<Answer> {
  return { status: response.status, body: await response.json() };
}

export function fixture(name: string) {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), "utf8"));
}

export const FIXTURES = [
  "burlov-kavlinge-staffanstorp-vellinge-2024-2026",
  "exempelbygden-2026-2029",
  "finnveden-2023",
  "hoglandet-2023",
  "landskrona-svalov-2023",
  "skane-nordost-2023-2025",
  "sodra-vatterbygden-2023",
] as const;

interface LineJson {
  readonly id: string;
  readonly label: string;
  readonly values: Record<string, number>;
}
interface SectionJson {
  readonly id: string;
  readonly key?: string;
  readonly lines: readonly LineJson[];
}

/** A row of a budget's JSON by the start of its label. */
export function lineOf(body: Answer["body"], label: string): LineJson {
  const sections = body.sections as unknown as SectionJson[];
  const found = sections.flatMap(({ lines }) => lines).find((line) => line.label.startsWith(label));
  if (!found) throw new Error(`No line ${label}`);
  return found;
}

export function sectionOf(body: Answer["body"], key: string): SectionJson {
  const found = (body.sections as unknown as SectionJson[]).find((section) => section.key === key);
  if (!found) throw new Error(`No section ${key}`);
  return found;
}
