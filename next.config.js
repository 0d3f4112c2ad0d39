import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(fileURLToPath(import.meta.url));

/** The Content-Security-Policy carries a nonce per request and is set in proxy.ts. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
];

const distDir = process.env.NEXT_DIST_DIR || ".next";

/** @type {import("next").NextConfig} */
const config = {
  // Tests and benchmarks build into folders of their own, so that a running `npm start` is left alone.
  distDir,
  // The bare page and route that benchmarks compare with (`page.bench.tsx`) are in their build and in no other.
  pageExtensions: distDir === ".next-bench" ? ["bench.tsx", "bench.ts", "tsx", "ts"] : ["tsx", "ts"],
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  devIndicators: false,
  turbopack: { root },
  // Types are a check of their own (`npm run check`); the file extends another so that Next leaves both unwritten.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.build.json" },
  serverExternalPackages: ["pg", "@prisma/adapter-pg", "nodemailer", "pino", "rate-limiter-flexible"],
  // Room above the 2 MB of the interface, so that the route itself answers 413 with its sentence.
  // The build's own cache costs a fresh clone more time than it saves the next build.
  experimental: { proxyClientMaxBodySize: "12mb", turbopackFileSystemCacheForBuild: false },
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
