import "server-only";
import type { ZodError } from "zod";
import { jsonError } from "./request.ts";

/** 422 with the first problem and the field it stands at. Schemas word the problems of their fields in Swedish. */
export function unprocessable(error: ZodError): Response {
  const issue = error.issues[0];
  const field = issue?.path[0] ?? null;
  const message =
    issue && field !== null
      ? issue.message
      : "Det som skickades har inte de fält som hör hit. Skicka bara de fält som formuläret har.";
  return jsonError(422, "invalid", message, { field });
}

/** 429, and when to try again; says nothing on whether an address is known. */
export function tooMany(waitMs: number): Response {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  const wait = `${minutes} ${minutes === 1 ? "minut" : "minuter"}`;
  const response = jsonError(
    429,
    "too-many",
    `Det har blivit för många försök. Vänta ${wait} och försök sedan igen.`,
  );
  response.headers.set("Retry-After", String(Math.ceil(waitMs / 1000)));
  return response;
}
