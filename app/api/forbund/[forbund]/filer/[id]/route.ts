import { z } from "zod";
import { decide } from "@/lib/core/permission.ts";
import { openForbund } from "@/lib/features/access/data.ts";
import { findCharterFile } from "@/lib/features/forbund/file-data.ts";
import { fileResponse } from "@/lib/platform/files.ts";
import { handle, notFound, unauthenticated } from "@/lib/platform/request.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

interface Context {
  readonly params: Promise<{ readonly forbund: string; readonly id: string }>;
}

/** A file of the förbund's förbundsordning, as a download. */
export const GET = handle<Context>(async (request, { params }) => {
  const person = await personOfRequest(request);
  if (!person) return unauthenticated();
  const { forbund, id } = await params;
  const opened = await openForbund(person, forbund);
  if (!opened || !z.uuid().safeParse(id).success) return notFound();
  if (!decide(opened.actor, "forbund.read", null).allowed) return notFound();
  const file = await inScope(opened.scope, (tx) => findCharterFile(tx, opened.scope, id));
  return file ? fileResponse(file) : notFound();
});
