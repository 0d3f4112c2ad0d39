/** page.throughput and page.growth: the budget page under load. */
import autocannon from "autocannon";
import { z } from "zod";
import { missingFrom } from "./page-content.ts";
import type { Measured } from "./results.ts";
import { median, ROUNDS } from "./rounds.ts";
import type { Served, Stage, Variables } from "./stage.ts";

const CONNECTIONS = 20;
const PAGES_PER_ROUND = 80;
const WARM_UP_PAGES = 160;
const PATIENCE_SECONDS = 60;
const SAMPLE_MS = 10;

interface Target {
  readonly url: string;
  readonly cookie: string;
}

/**
 * Requests per second over a number of requests, so that nothing is left to be answered when the other's turn comes. Any
 * answer but 200 fails the run, since a refusal would be quick.
 */
async function load({ url, cookie }: Target, amount: number): Promise<number> {
  const start = performance.now();
  const result = await autocannon({
    url,
    amount,
    connections: CONNECTIONS,
    timeout: PATIENCE_SECONDS,
    // It also looks this often whether it is done.
    sampleInt: SAMPLE_MS,
    headers: { cookie },
  });
  const seconds = (performance.now() - start) / 1000;
  const good = result["2xx"];
  if (good < amount)
    throw new Error(
      `${url}: ${good} of ${amount} answered, ${result.non2xx} refused, ${result.errors} failed`,
    );
  return good / seconds;
}

/** Median requests per second of each, and of `ours / theirs` within a round. */
async function compareLoad(ours: Target, theirs: Target) {
  for (const target of [theirs, ours]) await load(target, WARM_UP_PAGES);
  const rounds: { ours: number; theirs: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ ours: await load(ours, PAGES_PER_ROUND), theirs: await load(theirs, PAGES_PER_ROUND) });
  return {
    ours: median(rounds.map((round) => round.ours)),
    theirs: median(rounds.map((round) => round.theirs)),
    ratio: median(rounds.map((round) => round.ours / round.theirs)),
  };
}

const perSecond = (value: number) => `${value.toFixed(1)} pages/s`;

async function budgetPage({ origin, signIn }: Served, slug: string): Promise<Target> {
  return { url: `${origin}/${slug}/2023/budget`, cookie: await signIn(`forbundschef@${slug}.example`) };
}

const listSchema = z.array(z.object({ id: z.string() }));

/** Fails when the page is quick because it leaves something to the browser. */
async function checkContent({ origin }: Served, { url, cookie }: Target, slug: string): Promise<void> {
  const get = (address: string) => fetch(address, { headers: { cookie } });
  const [budget] = listSchema.parse(await (await get(`${origin}/api/budgets?forbund=${slug}`)).json());
  const document: unknown = await (await get(`${origin}/api/budgets/${budget?.id}`)).json();
  const missing = missingFrom(await (await get(url)).text(), document);
  if (missing.length > 0) throw new Error(`${url} lacks ${missing.join(", ")}`);
}

export async function measureThroughput(served: Served): Promise<Measured> {
  const slug = "skane-nordost";
  const page = await budgetPage(served, slug);
  await checkContent(served, page, slug);
  const { ours, theirs, ratio } = await compareLoad(page, {
    url: `${served.origin}/bench`,
    cookie: page.cookie,
  });
  return {
    name: "page.throughput",
    value: ratio,
    detail: `${perSecond(ours)}, bare page ${perSecond(theirs)}`,
  };
}

/** How many times longer a page takes where many förbund keep many years. */
export async function measureGrowth(stage: Stage): Promise<Measured> {
  const open = async (app: Variables) => budgetPage(await stage.serve(app), "f-001");
  const one = await open(await stage.app({ forbund: 1, years: 1 }));
  const many = await open(await stage.app({ forbund: 80, years: 10 }));
  const { ours, theirs, ratio } = await compareLoad(one, many);
  return {
    name: "page.growth",
    value: ratio,
    detail: `${perSecond(theirs)} with 80 förbund × 10 years, ${perSecond(ours)} with 1 × 1`,
  };
}
