import { defineConfig } from "prisma/config";

// Only `prisma generate` is used; migrations go through scripts/migrate.mjs (docs/decisions/0003).
export default defineConfig({ schema: "prisma/schema" });
