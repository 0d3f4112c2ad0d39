import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  checkFile,
  FILE_REFUSAL_TEXT,
  fileResponse,
  findFile,
  MAX_FILE_BYTES,
  saveFile,
} from "@/lib/platform/files.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { buildForbund, buildPerson } from "../factories.ts";

const text = (content: string) => new TextEncoder().encode(content);
const bytes = (...parts: (number[] | string)[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part)))),
  );

const PDF = text("%PDF-1.7\n%âãÏÓ\n");
const PNG = bytes([0x89], "PNG\r\n", [0x1a, 0x0a, 0, 0, 0, 13], "IHDR");
const JPEG = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], "JFIF");

/** A small zip: local headers, central directory, end. Checksums are left out: only names and places are read. */
function zip(entries: Record<string, string>, method: 0 | 8 = 8): Uint8Array<ArrayBuffer> {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(method, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, Buffer.from(name), data);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, ...central, end]));
}
const types = (main: string) =>
  `<?xml version="1.0"?><Types><Override ContentType="application/${main}"/></Types>`;
const WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const SHEET = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const DOCX = zip({ "[Content_Types].xml": types(WORD), "word/document.xml": "<w/>" });
const XLSX = zip({ "[Content_Types].xml": types(SHEET), "xl/workbook.xml": "<x/>" });
const ODT = zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<o/>" }, 0);

describe("what a file is stands in its bytes", () => {
  it.each([
    ["plan.pdf", PDF, "application/pdf"],
    ["PLAN.PDF", PDF, "application/pdf"],
    ["bild.png", PNG, "image/png"],
    ["bild.jpeg", JPEG, "image/jpeg"],
    ["plan.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["budget.xlsx", XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["plan.odt", ODT, "application/vnd.oasis.opendocument.text"],
    ["belopp.csv", text("\uFEFFLokaler;140 000\r\n"), "text/csv; charset=utf-8"],
    ["anteckning.txt", text("Arvode < 10 000 kr"), "text/plain; charset=utf-8"],
  ])("takes %s", (name, content, mime) => {
    expect(checkFile(name, content)).toEqual({ ok: true, value: { name, mime } });
  });

  it.each([
    [
      "an svg",
      "bild.svg",
      text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      "kindUnknown",
    ],
    ["an svg named csv", "bild.csv", text('\n <svg xmlns="http://www.w3.org/2000/svg"/>'), "kindUnknown"],
    ["html", "sida.html", text("<!doctype html><p>Hej</p>"), "kindUnknown"],
    ["html after a first line", "sida.txt", text("hej\n<HTML><body>"), "kindUnknown"],
    ["html named pdf", "sida.pdf", text("<html></html>"), "kindUnknown"],
    ["plain text named html", "sida.html", text("hej"), "kindMismatch"],
    ["a picture named pdf", "bild.pdf", PNG, "kindMismatch"],
    ["a name without an ending", "plan", PDF, "kindMismatch"],
    ["a program", "plan.pdf", bytes("MZ", [0x90, 0, 3, 0]), "kindUnknown"],
    ["text in windows-1252", "belopp.csv", bytes("Reg", [0xe5], "rd"), "kindUnknown"],
    ["a zip of anything", "plan.docx", zip({ "readme.txt": "hej" }), "kindUnknown"],
    [
      "a document with macros",
      "plan.docx",
      zip({ "[Content_Types].xml": types(WORD), "word/document.xml": "", "word/vbaProject.bin": "" }),
      "kindUnknown",
    ],
    ["a cut-off zip", "plan.docx", DOCX.slice(0, 40), "kindUnknown"],
    ["an empty file", "plan.pdf", text(""), "empty"],
    ["a file over 20 MB", "plan.pdf", new Uint8Array(MAX_FILE_BYTES + 1), "tooLarge"],
    ["a path", "../plan.pdf", PDF, "nameForm"],
    ["a Windows path", "C:\\plan.pdf", PDF, "nameForm"],
    ["a line break in the name", "plan\r\nX-Evil: 1.pdf", PDF, "nameForm"],
    ["a name turned around", "rapport\u202Efdp.csv", text("a;b"), "nameForm"],
    ["a name of 201 characters", `${"a".repeat(197)}.pdf`, PDF, "nameLength"],
    ["a blank name", "  ", PDF, "nameLength"],
  ] as const)("refuses %s", (_, name, content, refusal) => {
    expect(checkFile(name, content)).toEqual({ ok: false, error: refusal });
  });

  it("says in Swedish what to do", () => {
    for (const sentence of Object.values(FILE_REFUSAL_TEXT)) {
      expect(sentence).toMatch(/^Filen.*\. .*\.$/);
      expect(sentence).not.toMatch(/giltig|vänligen|tyvärr/i);
    }
  });

  it("never takes a real budget document for something else", () => {
    const json = readFileSync(path.join(process.cwd(), "tests/fixtures/skane-nordost-2023-2025.json"));
    expect(checkFile("budget.txt", json)).toMatchObject({ ok: true });
  });
});

describe("a kept file", () => {
  const keep = async (name: string, content: Uint8Array<ArrayBuffer>) => {
    const [forbund, person] = [await buildForbund(), await buildPerson()];
    const saved = await inScope(forbund.scope, (tx) =>
      saveFile(tx, forbund.scope, { name, bytes: content, personId: person.id }),
    );
    if (!saved.ok) throw new Error(saved.error);
    return { forbund, ...saved.value };
  };

  it("comes back byte for byte, with its SHA-256", async () => {
    const { forbund, id, sha256 } = await keep("plan.docx", DOCX);
    expect(sha256).toBe(createHash("sha256").update(DOCX).digest("hex"));
    const file = await inScope(forbund.scope, (tx) => findFile(tx, forbund.scope, id));
    expect(file).toMatchObject({ name: "plan.docx", sha256 });
    expect(Buffer.from(file?.bytes ?? []).equals(DOCX)).toBe(true);
  });

  it("is not there for another förbund, not even by its id", async () => {
    const { id, forbund } = await keep("plan.pdf", PDF);
    const other = await buildForbund();
    expect(await inScope(other.scope, (tx) => findFile(tx, other.scope, id))).toBeNull();
    expect(await inScope(other.scope, (tx) => findFile(tx, forbund.scope, id))).toBeNull();
  });

  it("is kept at the largest size", async () => {
    const large = new Uint8Array(MAX_FILE_BYTES);
    large.set(PDF);
    const { id } = await keep("stor.pdf", large);
    expect(id).toBeTruthy();
  });

  it("is always sent as an attachment that no browser runs", async () => {
    const { forbund, id } = await keep("Årsplan 'utkast' (2).csv", text("a;b"));
    const file = await inScope(forbund.scope, (tx) => findFile(tx, forbund.scope, id));
    if (!file) throw new Error("The file is gone");
    const response = fileResponse(file);
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "text/csv; charset=utf-8",
      "content-length": "3",
      "content-disposition":
        "attachment; filename=\"Arsplan _utkast_ (2).csv\"; filename*=UTF-8''%C3%85rsplan%20%27utkast%27%20%282%29.csv",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-cache",
      etag: `"${createHash("sha256").update("a;b").digest("hex")}"`,
    });
    expect(await response.text()).toBe("a;b");
  });
});
