import "server-only";
import { createHash } from "node:crypto";
import { err, ok, type Result } from "../core/result.ts";
import { kindsOf } from "./file-kind.ts";
import type { ForbundScope, Tx } from "./scope.ts";

/** The database holds it too (file_size). Board papers with pictures are seldom above 10 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_FILE_NAME = 200;

export const FILE_REFUSAL_TEXT = {
  empty: "Filen är tom. Välj en fil med innehåll.",
  tooLarge: "Filen är större än 20 MB. Dela upp den eller spara den i mindre storlek.",
  nameLength: `Filens namn måste ha mellan 1 och ${MAX_FILE_NAME} tecken. Byt namn på filen och välj den igen.`,
  nameForm:
    "Filens namn får inte innehålla snedstreck eller osynliga tecken. Byt namn på filen och välj den igen.",
  kindUnknown: "Filen måste vara pdf, png, jpg, docx, xlsx, odt, csv eller txt. Spara den i någon av dem.",
  kindMismatch:
    "Filens innehåll stämmer inte med ändelsen i namnet. Spara filen på nytt från programmet den kommer från.",
} as const;
export type FileRefusal = keyof typeof FILE_REFUSAL_TEXT;

export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** null: made by the system. */
  readonly personId: string | null;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Keeps a file in the förbund of the scope, or says why not. Its kind is read from the bytes. */
export async function saveFile(
  tx: Tx,
  scope: ForbundScope,
  file: NewFile,
): Promise<Result<{ id: string; mime: string; sha256: string }, FileRefusal>> {
  const checked = checkFile(file.name, file.bytes);
  if (!checked.ok) return checked;
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const { id } = await tx.file.create({
    data: {
      forbundId: scope.forbundId,
      ...checked.value,
      size: file.bytes.length,
      sha256,
      bytes: file.bytes,
      personId: file.personId,
    },
    select: { id: true },
  });
  return ok({ id, mime: checked.value.mime, sha256 });
}

/** A file of the förbund of the scope; null when there is none there. */
export function findFile(tx: Tx, scope: ForbundScope, id: string): Promise<StoredFile | null> {
  return tx.file.findFirst({
    where: { id, forbundId: scope.forbundId },
    select: { id: true, name: true, mime: true, sha256: true, bytes: true },
  });
}

export function checkFile(
  givenName: string,
  bytes: Uint8Array,
): Result<{ name: string; mime: string }, FileRefusal> {
  if (bytes.length === 0) return err("empty");
  if (bytes.length > MAX_FILE_BYTES) return err("tooLarge");
  const name = givenName.normalize("NFC").trim();
  if (name.length === 0 || name.length > MAX_FILE_NAME) return err("nameLength");
  // Cf holds the marks that turn text around: "rapport\u202Efdp.exe" reads as "rapportexe.pdf".
  if (!name.isWellFormed() || /[/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name) || /^\.+$/.test(name))
    return err("nameForm");
  const kinds = kindsOf(bytes);
  if (kinds.length === 0) return err("kindUnknown");
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const kind = kinds.find(({ extensions }) => extensions.includes(extension));
  return kind ? ok({ name, mime: kind.mime }) : err("kindMismatch");
}

/** Always a download, never a page of ours: a file a person sent in must not run with their session. */
export function fileResponse(file: StoredFile): Response {
  return new Response(file.bytes, {
    headers: {
      "Content-Type": file.mime,
      "Content-Length": String(file.bytes.length),
      "Content-Disposition": contentDisposition(file.name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      // Asked again every time, since a right to read may have ended.
      "Cache-Control": "private, no-cache",
      ETag: `"${file.sha256}"`,
    },
  });
}

/** RFC 6266 with RFC 5987: a plain name for old clients, the real one in UTF-8. */
function contentDisposition(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w .()-]/g, "_");
  const exact = encodeURIComponent(name).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
