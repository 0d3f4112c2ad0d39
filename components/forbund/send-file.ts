import { AWAY } from "./fact-dialog.tsx";

/** Sends one file as it is; null when it was taken, else the sentence to show. */
export async function sendFile(path: string, file: File): Promise<string | null> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(file.name) },
      body: file,
    });
    if (answer.ok) return null;
    const told: unknown = await answer.json();
    const known = typeof told === "object" && told !== null && "message" in told;
    return known ? String(told.message) : AWAY;
  } catch {
    return AWAY;
  }
}
