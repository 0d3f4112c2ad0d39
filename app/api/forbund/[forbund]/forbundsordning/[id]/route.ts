import { z } from "zod";
import { openForbund } from "@/lib/features/access/data.ts";
import { attachCharterFile } from "@/lib/features/forbund/file-mutations.ts";
import { fileFailure, MAX_SENT_BYTES, readSentFile } from "@/lib/features/forbund/file-view.ts";
import { handle, notFound, unauthenticated } from "@/lib/platform/request.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

interface Context {
  readonly params: Promise<{ readonly forbund: string; readonly id: string }>;
}

/** Attaches a file to a version of the förbundsordning: bytes as the body, the name in `X-File-Name`. */
export const POST = handle<Context>(async (request, { params }) => {
  const person = await personOfRequest(request);
  if (!person) return unauthenticated();
  const { forbund, id } = await params;
  const opened = await openForbund(person, forbund);
  if (!opened || !z.uuid().safeParse(id).success) return notFound();
  const sent = await readSentFile(request, MAX_SENT_BYTES);
  if (!sent.ok) return sent.error;
  const saved = await attachCharterFile(opened.scope, opened.actor, id, sent.value);
  return saved.ok ? Response.json(saved.value, { status: 201 }) : fileFailure(saved.error);
});
