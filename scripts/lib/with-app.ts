import { openForCommand } from "./database.ts";
import { readSettings, serverVariables } from "./settings.ts";

/**
 * Gives the command's work the environment of a serving process. Modules of `lib` must be imported inside
 * `work`: they read the environment when first used.
 */
export async function withApp<T>(work: () => Promise<T>): Promise<T> {
  const settings = readSettings();
  const database = await openForCommand(settings);
  try {
    Object.assign(process.env, serverVariables(settings, database.app));
    const answer = await work();
    const { prisma } = await import("../../lib/platform/db.ts");
    await prisma.$disconnect();
    return answer;
  } finally {
    await database.close();
  }
}
