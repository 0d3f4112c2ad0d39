/** WCAG 2.2 1.4.3: text of ordinary size against its ground. The förbund's colour also carries text. */
export const LEAST_CONTRAST = 4.5;

/**
 * Contrast of a colour `#rrggbb` against white, 1 to 21, by WCAG 2.2 "contrast ratio" and "relative luminance".
 * NaN for anything that is not such a colour.
 */
export function contrastWithWhite(colour: string): number {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1) ?? [];
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = channels.map((hex) => {
    const part = Number.parseInt(hex, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05);
}
