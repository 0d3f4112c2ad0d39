import { prisma } from "@/lib/platform/db.ts";

/** What a page costs at least: the same app and proxy, one query. Built for benchmarks only (next.config.js). */
export default async function BarePage() {
  const organisation = await prisma.organisation.findFirst({ select: { name: true } });
  return <p>{organisation?.name}</p>;
}
