import { backoff } from "./backoff";
import { learn } from "./clock";
import type { AvailabilityDelta, AvailabilitySnap, Bye, Err, Evt, Ok, Ping, Reset, SlotsDelta, SlotsSnap, Welcome } from "./messages";
import type { WholeSnap } from "./latest";
import type { Place } from "./place";

/** How the line is: `ended` means that connecting again is of no use. */
export type Line = "connecting" | "live" | "away" | "ended";
/** What is told of a topic. */
export type Told = SlotsSnap | SlotsDelta | AvailabilitySnap | AvailabilityDelta | Evt | WholeSnap<unknown>;
/** Everything that a server says. */
export type Incoming = Welcome | Ok | Err | Told | Reset | Ping | Bye;

/** What a subscriber is told, and where it has got to. The topic decides which messages come. */
export type Subscriber<M = Told> = {
  place: () => Place | null;
  heard(message: M): "on" | "resync";
  answered?: (ok: Ok["d"]) => void;
};

/** How a socket is opened: a ticket's address and the socket itself, which tests put in the place of. */
export type Opening = { ticket: () => Promise<string>; open: (url: string) => WebSocket; random: () => number };

const SILENCE_MS = 40_000;
const STOP = new Set(["stop"]);
/** The sign-in was ended: told before the connection is, which may take a moment more. */
const REVOKED = 4500;

/** The one websocket of a page. Topics outlive connections: each new one subscribes from the last place. */
export class LiveSocket {
  #socket: WebSocket | null = null;
  #topics = new Map<string, Subscriber>();
  #line: Line = "connecting";
  #attempt = 0;
  #id = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #generation = 0;
  #running = false;
  #leastWait = 0;

  constructor(
    private readonly opening: Opening,
    private readonly onLine: (line: Line) => void,
    private readonly onSignedOut: () => void,
  ) {}

  /** Connects, and stays connected. */
  start() {
    if (this.#running) return;
    this.#running = true;
    void this.#connect();
  }

  /** Closes for good. */
  stop() {
    this.#running = false;
    this.#drop();
    clearTimeout(this.#retry);
  }

  /** Connects anew, as another account or when the network came back. */
  restart() {
    if (!this.#running) return;
    this.#attempt = 0;
    this.#drop();
    clearTimeout(this.#retry);
    void this.#connect();
  }

  /** Somebody looks: what is not live tries at once instead of later. */
  wake() {
    if (this.#line === "away" && this.#socket === null) this.restart();
  }

  /** Watches a topic until the answer is called. */
  subscribe<M extends Told>(topic: string, subscriber: Subscriber<M>): () => void {
    this.#topics.set(topic, subscriber);
    this.#sub(topic);
    return () => {
      if (this.#topics.get(topic) !== subscriber) return;
      this.#topics.delete(topic);
      this.#send({ t: "unsub", id: ++this.#id, topic });
    };
  }

  /** Says that events have arrived, and whether somebody saw them. */
  ack(seq: number, visible: boolean) {
    this.#send({ t: "ack", topic: "me", seq, visible });
  }

  #send(message: object) {
    if (this.#line === "live") this.#socket?.send(JSON.stringify(message));
  }

  #sub(topic: string) {
    const since = this.#topics.get(topic)?.place();
    this.#send({ t: "sub", id: ++this.#id, topic, ...(since ? { since } : {}) });
  }

  #set(line: Line) {
    this.#line = line;
    this.onLine(line);
  }

  #drop() {
    this.#generation += 1;
    clearTimeout(this.#silence);
    this.#socket?.close(1000);
    this.#socket = null;
  }

  async #connect() {
    const generation = ++this.#generation;
    const stale = () => generation !== this.#generation || !this.#running;
    if (this.#attempt === 0 && this.#line !== "live") this.#set("connecting");
    try {
      const url = await this.opening.ticket();
      if (stale()) return;
      const socket = this.opening.open(url);
      this.#socket = socket;
      socket.onmessage = (event) => {
        if (!stale()) this.#hear(JSON.parse(String(event.data)) as Incoming);
      };
      socket.onclose = (event) => {
        if (!stale()) this.#closed(event.code);
      };
      this.#listen();
    } catch {
      if (!stale()) this.#later();
    }
  }

  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#drop();
      this.#later();
    }, SILENCE_MS);
  }

  #closed(code: number) {
    clearTimeout(this.#silence);
    this.#socket = null;
    if (code === REVOKED) this.onSignedOut();
    if (code >= 4501 && code <= 4999) return this.#set("ended");
    this.#later();
  }

  #later() {
    this.#set("away");
    const wait = backoff(this.#attempt++, this.opening.random(), this.#leastWait);
    this.#leastWait = 0;
    this.#retry = setTimeout(() => void this.#connect(), wait);
  }

  #hear(message: Incoming) {
    this.#listen();
    switch (message.t) {
      case "welcome":
        learn(message.d.now);
        this.#attempt = 0;
        this.#set("live");
        for (const topic of this.#topics.keys()) this.#sub(topic);
        return;
      case "ping":
        learn(message.ts);
        return this.#send({ t: "pong", ts: message.ts });
      case "bye":
        this.#leastWait = message.retry_ms ?? 0;
        if (message.code === REVOKED) this.onSignedOut();
        if (STOP.has(message.action)) this.#set("ended");
        return;
      case "ok":
        if (message.topic) this.#topics.get(message.topic)?.answered?.(message.d);
        return;
      case "reset":
        return this.#sub(message.topic);
      case "snap":
      case "delta":
      case "evt":
        if (this.#topics.get(message.topic)?.heard(message) === "resync") this.#sub(message.topic);
    }
  }
}
