/**
 * The service worker, as the text of `/sw.js`. It stores nothing: a page that cannot be reached is answered with one
 * page of its own, and everything else never passes through it.
 */

const OFFLINE_PAGE = `<!doctype html>
<html lang="sv-SE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ingen kontakt · Finsamplan</title>
<style>
body { margin: 0; background: #f6f7f5; color: #17212b; font: 17px/1.6 "Source Sans 3", system-ui, sans-serif; }
main { max-width: 560px; margin: 12vh auto 0; padding: 0 20px; }
.logo { color: #0b5351; font: 600 19px/1.4 "Source Serif 4", Georgia, serif; }
h1 { font: 600 28px/1.2 "Source Serif 4", Georgia, serif; }
a { display: inline-block; padding: 9px 18px; border-radius: 8px; background: #0b5351; color: #fff; font-weight: 600; text-decoration: none; }
a:focus-visible { outline: 2px solid #1a5fb4; outline-offset: 2px; }
</style>
</head>
<body>
<main>
<p class="logo">Finsamplan</p>
<h1>Ingen kontakt</h1>
<p>Sidan går inte att hämta just nu. Kontrollera att du är uppkopplad och försök igen.</p>
<p>Inget är borta. Det du har skrivit i en budget men som inte hann sparas ligger kvar i den här webbläsaren. Öppna budgeten igen när kontakten är tillbaka, så sparas det.</p>
<p><a href="">Försök igen</a></p>
</main>
</body>
</html>`;

export const SERVICE_WORKER = `const PAGE = ${JSON.stringify(OFFLINE_PAGE)};
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  "cache-control": "no-store",
};
self.addEventListener("install", (event) => {
  if (event.addRoutes) event.addRoutes({ condition: { not: { requestMode: "navigate" } }, source: "network" });
  self.skipWaiting();
});
self.addEventListener("activate", (event) => {
  if (self.registration.navigationPreload) event.waitUntil(self.registration.navigationPreload.enable());
});
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate" && event.request.method === "GET") event.respondWith(page(event));
});
async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return new Response(PAGE, { status: 503, headers: HEADERS });
  }
}
`;
