"use client";

/**
 * One stream of events per browser, however many tabs are open: the tab that holds the lock keeps the
 * EventSource and passes everything on. When it closes, another tab gets the lock and opens its own.
 */
import { useEffect, useEffectEvent } from "react";

export interface LiveEvent {
  readonly forbund: string;
  readonly seq: number;
  readonly subject: string;
  readonly subjectId: string;
  readonly revision: number;
  readonly requestId: string | null;
}

/** `opened`: the stream is (again) there, so anything may have happened meanwhile. */
type Message = { readonly type: "event"; readonly event: LiveEvent } | { readonly type: "opened" };
type Listener = (message: Message) => void;

const CHANNEL = "finsamplan-live";
const listeners = new Set<Listener>();
let started = false;

function start(): void {
  if (started) return;
  started = true;
  const channel = new BroadcastChannel(CHANNEL);
  const tell = (message: Message) => {
    for (const listener of listeners) listener(message);
  };
  channel.addEventListener("message", (event: MessageEvent<Message>) => tell(event.data));
  const lead = () => {
    listen((message) => {
      tell(message);
      channel.postMessage(message);
    });
    // Held for as long as the page lives.
    return new Promise<never>(() => {});
  };
  // Without locks (an address without https that is not this computer) every tab has its own stream.
  if (navigator.locks) void navigator.locks.request(CHANNEL, lead).catch(() => {});
  else void lead();
}

/** The browser comes back by itself after a lost connection, but not after a refusal (signed out): ask again later. */
const REFUSED_RETRY_MS = 60_000;

function listen(pass: Listener): void {
  const source = new EventSource("/api/events");
  source.addEventListener("open", () => pass({ type: "opened" }));
  source.addEventListener("message", ({ data }) => {
    const event = parseEvent(data);
    if (event) pass({ type: "event", event });
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) window.setTimeout(() => listen(pass), REFUSED_RETRY_MS);
  });
}

function parseEvent(data: unknown): LiveEvent | null {
  if (typeof data !== "string") return null;
  try {
    const value: unknown = JSON.parse(data);
    return isLiveEvent(value) ? value : null;
  } catch {
    return null;
  }
}

function isLiveEvent(value: unknown): value is LiveEvent {
  return (
    typeof value === "object" &&
    value !== null &&
    "subjectId" in value &&
    typeof value.subjectId === "string" &&
    "revision" in value &&
    typeof value.revision === "number"
  );
}

/** Calls `onEvent` for each event, and `onOpened` when the stream has been away. */
export function useLiveEvents(onEvent: (event: LiveEvent) => void, onOpened: () => void): void {
  const hear = useEffectEvent((message: Message) => {
    if (message.type === "event") onEvent(message.event);
    else onOpened();
  });
  useEffect(() => {
    const listener: Listener = (message) => hear(message);
    listeners.add(listener);
    start();
    return () => {
      listeners.delete(listener);
    };
  }, []);
}
