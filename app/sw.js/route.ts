import { SERVICE_WORKER } from "@/components/layout/service-worker.ts";

/** Asked for anew at every visit, so that a new version is in use at once. */
export function GET(): Response {
  return new Response(SERVICE_WORKER, {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" },
  });
}
