/** An OpenID provider on this machine, honest unless told otherwise: discovery, authorize, token, jwks, userinfo. */
import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import http from "node:http";

export const CLIENT_ID = "finsamplan";
export const CLIENT_SECRET = "provider-knows-this";

type Claims = Record<string, unknown>;

/** How the next answer differs from an honest one. */
export interface Behaviour {
  /** Written over the id token's claims; undefined removes one. */
  readonly claims?: Claims;
  readonly header?: Claims;
  /** Signed by a key the provider never published. */
  readonly forgedKey?: boolean;
  readonly unsigned?: boolean;
  readonly withoutIdToken?: boolean;
  readonly tokenStatus?: number;
}

export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly redirectUri: string;
  readonly challenge: string;
}

export interface OpenIdProvider {
  readonly issuer: string;
  /** Who signs in there next. */
  person: Claims;
  behaviour: Behaviour;
  /** What a person who pressed "Logga in" there is sent back with. */
  readonly approve: (authorizeUrl: string) => URL;
  readonly stop: () => Promise<void>;
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function jwt(header: Claims, claims: Claims, key: KeyObject | null): string {
  const text = `${base64(header)}.${base64(claims)}`;
  return `${text}.${key ? sign("sha256", Buffer.from(text), key).toString("base64url") : ""}`;
}

export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const forged = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, Asked>();
  const server = http.createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const issuer = `http://127.0.0.1:${address.port}`;

  async function answer(request: http.IncomingMessage): Promise<[number, unknown]> {
    const { pathname } = new URL(request.url ?? "/", issuer);
    if (pathname === "/.well-known/openid-configuration") {
      return [
        200,
        {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          userinfo_endpoint: `${issuer}/userinfo`,
          id_token_signing_alg_values_supported: ["RS256"],
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
        },
      ];
    }
    if (pathname === "/jwks") {
      const jwk = key.publicKey.export({ format: "jwk" });
      return [200, { keys: [{ ...jwk, kid: "1", alg: "RS256", use: "sig" }] }];
    }
    if (pathname === "/userinfo") return [200, provider.person];
    if (pathname === "/token") return token(new URLSearchParams(await textOf(request)), request);
    return [404, {}];
  }

  function token(form: URLSearchParams, request: http.IncomingMessage): [number, unknown] {
    const { claims = {}, header = {}, ...how } = provider.behaviour;
    const asked = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const secret =
      form.get("client_secret") ??
      Buffer.from(request.headers.authorization?.slice(6) ?? "", "base64")
        .toString()
        .split(":")[1];
    const honest =
      asked?.challenge === challenge &&
      asked.redirectUri === form.get("redirect_uri") &&
      secret === CLIENT_SECRET;
    if (!asked || !honest) return [400, { error: "invalid_grant" }];
    if (how.tokenStatus) return [how.tokenStatus, { error: "server_error" }];
    const now = Math.floor(Date.now() / 1000);
    const idToken = jwt(
      { alg: how.unsigned ? "none" : "RS256", kid: "1", typ: "JWT", ...header },
      {
        iss: issuer,
        aud: CLIENT_ID,
        iat: now,
        exp: now + 300,
        nonce: asked.nonce,
        ...provider.person,
        ...claims,
      },
      how.unsigned ? null : how.forgedKey ? forged.privateKey : key.privateKey,
    );
    const answer = { access_token: randomUUID(), token_type: "Bearer", expires_in: 300 };
    return [200, how.withoutIdToken ? answer : { ...answer, id_token: idToken }];
  }

  const provider: OpenIdProvider = {
    issuer,
    person: {},
    behaviour: {},
    approve(authorizeUrl) {
      const { searchParams: asked } = new URL(authorizeUrl);
      const code = randomUUID();
      codes.set(code, {
        state: asked.get("state") ?? "",
        nonce: asked.get("nonce") ?? "",
        redirectUri: asked.get("redirect_uri") ?? "",
        challenge: asked.get("code_challenge") ?? "",
      });
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      return back;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return provider;
}

async function textOf(request: http.IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
