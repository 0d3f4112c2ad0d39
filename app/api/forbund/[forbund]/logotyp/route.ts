import { MAX_LOGO_BYTES } from "@/lib/core/forbund/image-size.ts";
import { decide } from "@/lib/core/permission.ts";
import { openForbund } from "@/lib/features/access/data.ts";
import { findLogo } from "@/lib/features/forbund/file-data.ts";
import { saveLogo } from "@/lib/features/forbund/file-mutations.ts";
import { fileFailure, imageResponse, readSentFile } from "@/lib/features/forbund/file-view.ts";
import { handle, notFound, unauthenticated } from "@/lib/platform/request.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

interface Context {
  readonly params: Promise<{ readonly forbund: string }>;
}

/** The logotype, for those who hold a role in the förbund. */
export const GET = handle<Context>(async (request, { params }) => {
  const person = await personOfRequest(request);
  if (!person) return unauthenticated();
  const opened = await openForbund(person, (await params).forbund);
  if (!opened || !decide(opened.actor, "forbund.read", null).allowed) return notFound();
  const logo = await inScope(opened.scope, (tx) => findLogo(tx, opened.scope));
  return logo ? imageResponse(logo) : notFound();
});

/** The file's bytes as the body, its name in `X-File-Name` (percent-encoded). */
export const POST = handle<Context>(async (request, { params }) => {
  const person = await personOfRequest(request);
  if (!person) return unauthenticated();
  const opened = await openForbund(person, (await params).forbund);
  if (!opened) return notFound();
  const sent = await readSentFile(request, MAX_LOGO_BYTES);
  if (!sent.ok) return sent.error;
  const saved = await saveLogo(opened.scope, opened.actor, sent.value);
  return saved.ok ? Response.json(saved.value, { status: 201 }) : fileFailure(saved.error);
});
