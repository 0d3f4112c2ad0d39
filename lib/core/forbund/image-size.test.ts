import { describe, expect, it } from "vitest";
import { imageSize, logoRefusal, MAX_LOGO_BYTES } from "./image-size.ts";

/** The head of a PNG: signature and IHDR. Nothing is unpacked, so no picture data is needed. */
function png(width: number, height: number, tail = ""): Uint8Array {
  const bytes = new Uint8Array(33 + tail.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x89504e47);
  view.setUint32(4, 0x0d0a1a0a);
  view.setUint32(8, 13);
  view.setUint32(12, 0x49484452);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set(new TextEncoder().encode(tail), 33);
  return bytes;
}

/** Start, an APP0 segment of 16 bytes, perhaps a fill byte, and a start of frame. */
function jpeg(width: number, height: number, frame = 0xc0, fill: number[] = []): Uint8Array {
  const app = [0xff, 0xe0, 0, 16, ...Array.from({ length: 14 }, () => 0)];
  const sof = [0xff, frame, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 17, 0];
  return new Uint8Array([0xff, 0xd8, ...app, ...fill, ...sof, 0xff, 0xd9]);
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe("size from the header", () => {
  it.each([
    ["png", png(640, 480), { type: "image/png", width: 640, height: 480 }],
    ["jpeg", jpeg(1200, 300), { type: "image/jpeg", width: 1200, height: 300 }],
    [
      "progressive jpeg with a fill byte",
      jpeg(20, 30, 0xc2, [0xff]),
      { type: "image/jpeg", width: 20, height: 30 },
    ],
  ])("%s", (_, given, size) => expect(imageSize(given)).toEqual(size));

  it.each([
    ["nothing", new Uint8Array()],
    ["a cut png", png(10, 10).slice(0, 20)],
    ["a cut jpeg", jpeg(10, 10).slice(0, 22)],
    ["a png of no width", png(0, 10)],
    ["a jpeg of no height", jpeg(10, 0)],
    ["a jpeg without frame", new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 8, 0, 0, 0, 0, 0, 0])],
    ["a jpeg whose segment has no length", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ["svg", bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["gif", bytes("GIF89a\u0001\u0000\u0001\u0000")],
  ])("%s is no picture we take", (_, given) => {
    expect(imageSize(given)).toBeNull();
    expect(logoRefusal(given)).toBe("notAnImage");
  });
});

describe("a logotype", () => {
  it("may be a picture of ordinary size", () => {
    expect(logoRefusal(png(4000, 4000))).toBeNull();
    expect(logoRefusal(jpeg(300, 100))).toBeNull();
  });
  it("may not unpack to a bomb", () => {
    expect(logoRefusal(png(4001, 10))).toBe("tooManyPixels");
    expect(logoRefusal(png(65_000, 65_000))).toBe("tooManyPixels");
    expect(logoRefusal(jpeg(65_535, 65_535))).toBe("tooManyPixels");
  });
  it("may not be large as a file", () => {
    const large = new Uint8Array(MAX_LOGO_BYTES + 1);
    large.set(png(10, 10));
    expect(logoRefusal(large)).toBe("tooLarge");
    expect(logoRefusal(large.slice(0, MAX_LOGO_BYTES))).toBeNull();
  });
  it("may not be a page as well, also where a tag lies across two pieces", () => {
    expect(logoRefusal(png(10, 10, "<script>alert(1)</script>"))).toBe("mixed");
    expect(logoRefusal(png(10, 10, `${" ".repeat(8192 - 33 - 4)}<script>`))).toBe("mixed");
    expect(logoRefusal(png(10, 10, "<!DOCTYPE html>"))).toBe("mixed");
  });
});
