import "server-only";
import pg from "pg";

export interface Listener {
  readonly close: () => Promise<void>;
}

export interface ListenHandlers {
  readonly onNotify: (payload: string) => void;
  /** Called at every (re)connection: what was told while nobody listened has to be read from the tables. */
  readonly onReady: () => void;
  /** The connection was lost or refused; a new try follows by itself. */
  readonly onTrouble: (error: unknown) => void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;
/** A connection that a firewall dropped silently stays open for minutes; a question finds out. */
const PING_MS = 30_000;

/** One connection that listens on a PostgreSQL channel, and comes back when it is lost. */
export function listen(connectionString: string, channel: string, handlers: ListenHandlers): Listener {
  let closed = false;
  let current: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let wait = FIRST_WAIT_MS;

  const connect = async () => {
    const client = new pg.Client({
      connectionString,
      application_name: `finsamplan ${channel}`,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    });
    current = client;
    let lost = false;
    let ping: NodeJS.Timeout | undefined;
    const lose = (error: unknown) => {
      if (lost) return;
      lost = true;
      clearInterval(ping);
      client.end().catch(() => {});
      if (closed) return;
      handlers.onTrouble(error);
      timer = setTimeout(connect, wait);
      timer.unref();
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
    client.on("error", lose);
    client.on("end", () => lose(new Error("The listening connection ended")));
    client.on("notification", (message) => handlers.onNotify(message.payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      lose(error);
      return;
    }
    if (lost || closed) return;
    wait = FIRST_WAIT_MS;
    ping = setInterval(() => client.query("SELECT 1").catch(lose), PING_MS);
    ping.unref();
    handlers.onReady();
  };

  void connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await current?.end().catch(() => {});
    },
  };
}
