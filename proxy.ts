import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "./lib/platform/env.ts";
import { mayWriteFrom } from "./lib/platform/origin-rule.ts";
import { addressHeaders, contentSecurityPolicy } from "./lib/platform/security-headers.ts";

/** Before every page, server action and route: an id, the rule on writes, and what the browser may do. */
export function proxy(request: NextRequest): Response {
  const { APP_URL, DEMO, PORT, production, secureCookies: https } = env();
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({ nonce, https, development: !production });
  const requestId = randomUUID();

  const own = mayWriteFrom(
    {
      method: request.method,
      origin: request.headers.get("origin"),
      secFetchSite: request.headers.get("sec-fetch-site"),
    },
    { appUrl: APP_URL, demo: DEMO, port: PORT },
  );
  const response = own ? goOn(request, { nonce, policy, requestId }) : refuse();
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Request-Id", requestId);
  for (const [name, value] of addressHeaders(https)) response.headers.set(name, value);
  return response;
}

function goOn(request: NextRequest, told: { nonce: string; policy: string; requestId: string }): Response {
  const headers = new Headers(request.headers);
  headers.set("x-nonce", told.nonce);
  headers.set("x-request-id", told.requestId);
  // Next reads the nonce out of the policy and puts it on its own scripts.
  headers.set("Content-Security-Policy", told.policy);
  return NextResponse.next({ request: { headers } });
}

function refuse(): Response {
  return NextResponse.json(
    {
      code: "forbidden",
      message:
        "Begäran kom från en annan webbplats och utfördes inte. Öppna Finsamplan i en egen flik och försök igen där.",
    },
    { status: 403 },
  );
}

export const config = {
  // Built files carry a hash in their name and need neither nonce nor id.
  matcher: ["/((?!_next/static|_next/image|favicon.ico).*)"],
};
