import "server-only";
import type { ZodError } from "zod";
import { jsonError } from "../../platform/request.ts";
import type { TooMany } from "./mutations.ts";
import { tooManySentence } from "./wait.ts";

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

export function tooMany({ waitMs }: TooMany): Response {
  const response = jsonError(429, "too-many", tooManySentence(waitMs));
  response.headers.set("Retry-After", String(Math.ceil(waitMs / 1000)));
  return response;
}
