import { inflateRawSync } from "node:zlib";

/** The kinds of file a förbund may keep. What a file is stands in its bytes, never in what its sender says. */
export interface FileKind {
  readonly mime: string;
  readonly extensions: readonly string[];
}

const PDF: FileKind = { mime: "application/pdf", extensions: ["pdf"] };
const PNG: FileKind = { mime: "image/png", extensions: ["png"] };
const JPEG: FileKind = { mime: "image/jpeg", extensions: ["jpg", "jpeg"] };
const DOCX: FileKind = {
  mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  extensions: ["docx"],
};
const XLSX: FileKind = {
  mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  extensions: ["xlsx"],
};
const ODT: FileKind = { mime: "application/vnd.oasis.opendocument.text", extensions: ["odt"] };
const CSV: FileKind = { mime: "text/csv; charset=utf-8", extensions: ["csv"] };
const TEXT: FileKind = { mime: "text/plain; charset=utf-8", extensions: ["txt"] };

const MAGIC: readonly (readonly [FileKind, readonly number[]])[] = [
  [PDF, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  [PNG, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  [JPEG, [0xff, 0xd8, 0xff]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** The kinds the bytes can be: one, but for plain text, which is also what a CSV is. Empty: none we keep. */
export function kindsOf(bytes: Uint8Array): readonly FileKind[] {
  for (const [kind, magic] of MAGIC) if (startsWith(bytes, magic)) return [kind];
  if (startsWith(bytes, ZIP)) return zipKind(bytes);
  return isPlainText(bytes) ? [CSV, TEXT] : [];
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Markup is refused: HTML and SVG carry scripts. So are control characters: it is not text then. */
function isPlainText(bytes: Uint8Array): boolean {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) return false;
  return !/^\s*</.test(text) && !/<(?:!doctype|html|svg|script|iframe|\?xml)/i.test(text.slice(0, 4096));
}

interface ZipEntry {
  readonly method: number;
  readonly size: number;
  readonly offset: number;
}
const MOST_ENTRIES = 10_000;
const MOST_CONTENT_TYPES = 1_000_000;

/** OpenDocument names itself in its first entry, Office in [Content_Types].xml. Macro documents are refused. */
function zipKind(bytes: Uint8Array): readonly FileKind[] {
  const entries = zipEntries(bytes);
  const read = (name: string) => {
    const entry = entries.get(name);
    return entry ? zipText(bytes, entry) : "";
  };
  if (read("mimetype").trim() === ODT.mime) return [ODT];
  const types = read("[Content_Types].xml");
  if (/macroEnabled|vbaProject/i.test(types) || [...entries.keys()].some((name) => /vbaProject/i.test(name)))
    return [];
  if (entries.has("word/document.xml") && types.includes("wordprocessingml.document.main+xml")) return [DOCX];
  if (entries.has("xl/workbook.xml") && types.includes("spreadsheetml.sheet.main+xml")) return [XLSX];
  return [];
}

/** The central directory: what a reader of the file goes by. Broken or endless ones have no entries. */
function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, ZipEntry>();
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > view.length) return entries;
  const count = Math.min(view.readUInt16LE(end + 10), MOST_ENTRIES);
  let at = view.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) break;
    const nameLength = view.readUInt16LE(at + 28);
    const name = view.toString("utf8", at + 46, at + 46 + nameLength);
    entries.set(name, {
      method: view.readUInt16LE(at + 10),
      size: view.readUInt32LE(at + 20),
      offset: view.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}

function zipText(bytes: Uint8Array, entry: ZipEntry): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > view.length) return "";
  const start =
    entry.offset + 30 + view.readUInt16LE(entry.offset + 26) + view.readUInt16LE(entry.offset + 28);
  const packed = view.subarray(start, start + entry.size);
  if (entry.method === 0) return packed.subarray(0, MOST_CONTENT_TYPES).toString("utf8");
  try {
    return inflateRawSync(packed, { maxOutputLength: MOST_CONTENT_TYPES }).toString("utf8");
  } catch {
    return "";
  }
}
