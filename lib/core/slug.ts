/** The name of a förbund in addresses: `/skane-nordost/2024/budget`. */

/**
 * First parts of addresses that are pages of the product, now or soon, or that browsers and crawlers ask
 * for. A förbund with such a slug could never be opened, or would hide the page.
 */
const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  "_next",
  "admin",
  "api",
  "app",
  "assets",
  "demo",
  "favicon.ico",
  "filer",
  "fonts",
  "health",
  "hjalp",
  "images",
  "inbjudan",
  "installningar",
  "integritet",
  "kontrollera",
  "logga-in",
  "logga-ut",
  "manifest.webmanifest",
  "mina",
  "ny",
  "nytt",
  "om",
  "opendata",
  "oppna-data",
  "profil",
  "public",
  "robots.txt",
  "sitemap.xml",
  "sok",
  "static",
  "status",
  "tillganglighet",
  "well-known",
]);

export type SlugProblem = "form" | "reserved";

/**
 * What is wrong with a slug, or null: 2–60 of a–z, 0–9 and single hyphens inside, and not reserved. The
 * database holds the same form as a CHECK.
 */
export function slugProblem(slug: string): SlugProblem | null {
  // Reserved first: "robots.txt" is better told as taken than as misspelt.
  if (RESERVED_SLUGS.has(slug.toLowerCase())) return "reserved";
  const formed = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) && slug.length >= 2 && slug.length <= 60;
  return formed ? null : "form";
}
