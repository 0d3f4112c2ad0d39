import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";

/** A server as Next's: slow answers, a stream without end, and work in hand that a signal must not cut off. */
const SERVER = `
  import http from "node:http";
  const server = http.createServer((request, response) => {
    if (request.url === "/stream") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("retry: 1\\n\\n");
    } else if (request.url === "/slow") setTimeout(() => response.end("klart"), 500);
    else response.end("ok");
    process.stdout.write("asked " + request.url + "\\n");
  });
  globalThis[Symbol.for("finsamplan.closing")].add(async () => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    process.stdout.write("mail done\\n");
  });
  server.listen(0, "127.0.0.1", () => process.stdout.write("port " + server.address().port + "\\n"));
`;

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function startServer() {
  const preload = new URL("./server-end.mjs", import.meta.url).href;
  const child = spawn(process.execPath, ["--import", preload, "--input-type=module", "-e", SERVER], {
    env: { ...process.env, NEXT_MANUAL_SIG_HANDLE: "true" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  await expect.poll(() => said, { timeout: 10_000 }).toMatch(/port \d+/);
  const url = `http://127.0.0.1:${/port (\d+)/.exec(said)?.[1]}`;
  // The first request, as the health check of every start is.
  await (await fetch(url)).text();
  return { child, url, said: () => said, ended: once(child, "exit") };
}

describe("SIGTERM", { timeout: 20_000 }, () => {
  it("takes no more, finishes the request and the mail in hand, and ends well", async () => {
    const { child, url, said, ended } = await startServer();
    const slow = fetch(`${url}/slow`);
    await expect.poll(said).toContain("asked /slow");
    child.kill("SIGTERM");
    await expect
      .poll(() =>
        fetch(url).then(
          () => "taken",
          () => "refused",
        ),
      )
      .toBe("refused");
    expect(await (await slow).text()).toBe("klart");
    expect((await ended)[0]).toBe(0);
    expect(said()).toContain("mail done");
  });

  it("is not held up by a stream of events", async () => {
    const { child, url, said, ended } = await startServer();
    const stream = await fetch(`${url}/stream`, { headers: { accept: "text/event-stream" } });
    const since = Date.now();
    child.kill("SIGTERM");
    child.kill("SIGINT");
    expect((await ended)[0]).toBe(0);
    expect(Date.now() - since).toBeLessThan(5000);
    expect(said()).toContain("mail done");
    await stream.text().catch(() => {});
  });
});
