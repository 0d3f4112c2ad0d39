import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** The token is in the mail only; the table keeps its hash. */
export const newToken = () => randomBytes(32).toString("base64url");
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
