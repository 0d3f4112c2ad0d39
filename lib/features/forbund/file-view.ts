import "server-only";
import { REASON_TEXT } from "../../core/permission.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { StoredFile } from "../../platform/files.ts";
import { jsonError, notFound, readAtMost } from "../../platform/request.ts";
import type { FileFailure, SentFile } from "./file-mutations.ts";

/** A förbundsordning is a few pages; scanned ones a few megabytes. */
export const MAX_SENT_BYTES = 10 * 1024 * 1024;

/** The body's bytes and the name in `X-File-Name`; 413 over the limit, counted as they come. */
export async function readSentFile(request: Request, maxBytes: number): Promise<Result<SentFile, Response>> {
  const bytes = await readAtMost(request, maxBytes);
  if (bytes === null)
    return err(
      jsonError(
        413,
        "too-large",
        `Filen är större än ${Math.floor(maxBytes / 1_048_576)} MB. Spara den i mindre storlek och välj den igen.`,
      ),
    );
  let name = "";
  try {
    name = decodeURIComponent(request.headers.get("x-file-name") ?? "");
  } catch {
    // Not percent-encoded: the empty name is refused with its sentence.
  }
  return ok({ name, bytes: new Uint8Array(bytes) });
}

export function fileFailure(failure: FileFailure): Response {
  switch (failure.code) {
    case "forbidden":
      return jsonError(403, "forbidden", REASON_TEXT[failure.reason]);
    case "gone":
      return notFound();
    case "refused":
      return jsonError(422, "refused", failure.message);
  }
}

/**
 * A picture shown in a page. Its type comes from its bytes at saving (png or jpeg), the browser may not guess another, and
 * opened by itself it can run nothing.
 */
export function imageResponse(file: StoredFile): Response {
  const extension = file.mime === "image/png" ? "png" : "jpg";
  return new Response(file.bytes, {
    headers: {
      "Content-Type": file.mime,
      "Content-Length": String(file.bytes.length),
      "Content-Disposition": `inline; filename="logotyp.${extension}"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-cache",
      ETag: `"${file.sha256}"`,
    },
  });
}
