/** What a logotype may be at most. A small file can unpack to gigabytes of pixels, so the pixels are counted first. */
export const MAX_LOGO_BYTES = 1024 * 1024;
export const MAX_LOGO_SIDE = 4000;

export interface ImageSize {
  readonly type: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
}

/**
 * Width and height as the header of a PNG or JPEG states them, read without unpacking anything. null when the bytes
 * are neither, or the header is cut off or says 0.
 */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = pngSize(view) ?? jpegSize(view);
  return found && found.width > 0 && found.height > 0 ? found : null;
}

/** PNG: the signature, then the chunk IHDR of 13 bytes, width and height first. */
function pngSize(view: DataView): ImageSize | null {
  if (view.byteLength < 33) return null;
  const signed = view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a;
  if (!signed || view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) return null;
  return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** JPEG: segments follow each other until a start of frame (SOF), which holds height and width. */
function jpegSize(view: DataView): ImageSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { type: "image/jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Picture data or the end without a frame before it: not a picture a browser shows.
    if (marker === 0xda || marker === 0xd9) return null;
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

export type LogoRefusal = "tooLarge" | "notAnImage" | "tooManyPixels" | "mixed";
export const LOGO_REFUSAL_TEXT = {
  tooLarge: "Logotypen är större än 1 MB. Spara den i mindre storlek och välj den igen.",
  notAnImage:
    "Logotypen måste vara en bild i formatet png eller jpg. Spara den som png och välj den igen. Svg går inte att använda.",
  tooManyPixels: `Logotypen är för stor. Den får vara högst ${MAX_LOGO_SIDE} × ${MAX_LOGO_SIDE} bildpunkter.`,
  mixed: "Logotypen innehåller annat än en bild. Spara den på nytt som png och välj den igen.",
} as const satisfies Record<LogoRefusal, string>;

/** Why the bytes may not be a logotype; null when they may. */
export function logoRefusal(bytes: Uint8Array): LogoRefusal | null {
  if (bytes.byteLength > MAX_LOGO_BYTES) return "tooLarge";
  const size = imageSize(bytes);
  if (size === null) return "notAnImage";
  if (size.width > MAX_LOGO_SIDE || size.height > MAX_LOGO_SIDE) return "tooManyPixels";
  return carriesMarkup(bytes) ? "mixed" : null;
}

/** A picture whose bytes are also a page ("polyglot"): nosniff stops it, and here it is not let in either. */
function carriesMarkup(bytes: Uint8Array): boolean {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) {
    text = text.slice(-16) + String.fromCharCode(...bytes.subarray(start, start + 8192));
    if (/<script[\s>/]|<svg[\s>]|<!doctype html|<html[\s>]|<iframe[\s>]|<\?php/i.test(text)) return true;
  }
  return false;
}
