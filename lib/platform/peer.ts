import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * The network address of whoever is connected, told by the socket. `X-Forwarded-For` is not asked: anyone
 * may write it. Behind a reverse proxy all share its address, which the limits allow for.
 */
const PEER_HEADER = "x-finsamplan-peer";

/** Of a request, or of what `headers()` gives a server action. */
export const peerOf = (request: { readonly headers: Pick<Headers, "get"> }) =>
  request.headers.get(PEER_HEADER) ?? "unknown";

const isIncoming = (message: unknown): message is { request: IncomingMessage } =>
  typeof message === "object" && message !== null && "request" in message;

/** Route handlers cannot see the socket, so Node's own notice of each request writes the header, over any sent. */
export function tellPeers(): void {
  subscribe("http.server.request.start", (message) => {
    if (!isIncoming(message)) return;
    message.request.headers[PEER_HEADER] = message.request.socket.remoteAddress ?? "unknown";
  });
}
