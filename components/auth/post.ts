export type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly field: string | null };

const AWAY = "Servern svarar inte. Kontrollera anslutningen och försök igen.";

const textAt = (body: unknown, key: string): string | null => {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, key) : null;
  return typeof value === "string" ? value : null;
};

/** Sends JSON and reads the sentence of a refusal, which the server has made. */
export async function postJson(path: string, body: unknown): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true };
    const told: unknown = await response.json().catch(() => null);
    return { ok: false, message: textAt(told, "message") ?? AWAY, field: textAt(told, "field") };
  } catch {
    return { ok: false, message: AWAY, field: null };
  }
}
