// Made by scripts/generate.mjs from `fittribe asyncapi`.

/**
 * Everything up to a place has arrived; when visible, somebody saw it. Not answered.
 */
export interface Ack {
  /**
   * Up to this place.
   */
  seq: number;
  t: "ack";
  /**
   * Which topic: `me`.
   */
  topic: string;
  v?: 1;
  /**
   * Whether the page is in front of somebody.
   */
  visible?: boolean;
}

/**
 * What changed of a topic's state.
 */
export interface AvailabilityDelta {
  /**
   * The change.
   */
  d: {
    /**
     * Intervals that are new, whole: start, end.
     */
    add: [string, string][];
    /**
     * Intervals that are gone, whole: start, end.
     */
    del: [string, string][];
    /**
     * Everything held now: start, end, the hold's end. Absent when that is as before.
     */
    held?: [string, string, string][] | null;
    [k: string]: unknown;
  };
  /**
   * The epoch that the places count in.
   */
  ep: string;
  /**
   * The place it follows on. When it is not the client's last, the client subscribes again.
   */
  prev: number;
  /**
   * The place it leads to. When it is not after the client's last, the client ignores it.
   */
  seq: number;
  t: "delta";
  /**
   * Of which topic.
   */
  topic: string;
  v: 1;
  [k: string]: unknown;
}

/**
 * A topic's whole state.
 */
export interface AvailabilitySnap {
  /**
   * The state.
   */
  d: {
    /**
     * Free, rising and disjoint: start, end.
     */
    free: [string, string][];
    /**
     * From here on; absent when nothing is covered.
     */
    from?: string | null;
    /**
     * Held for somebody, buffers left aside: start, end, the hold's end.
     */
    held: [string, string, string][];
    /**
     * Up to here.
     */
    to?: string | null;
    /**
     * The trainer's zone.
     */
    tz: string;
    [k: string]: unknown;
  };
  /**
   * The epoch that `seq` counts in.
   */
  ep: string;
  /**
   * The place.
   */
  seq: number;
  t: "snap";
  /**
   * Of which topic.
   */
  topic: string;
  v: 1;
  [k: string]: unknown;
}

/**
 * The connection ends; a close frame with the same code follows.
 */
export interface Bye {
  /**
   * What to do next.
   */
  action: "reconnect" | "sign_in" | "stop";
  /**
   * The close code.
   */
  code: number;
  /**
   * Connect again no sooner than this, milliseconds.
   */
  retry_ms?: number | null;
  t: "bye";
  v: 1;
  [k: string]: unknown;
}

/**
 * A request of the client was not done.
 */
export interface Err {
  /**
   * Why.
   */
  code:
    | "unauthorized"
    | "forbidden"
    | "unknown_topic"
    | "bad_request"
    | "too_large"
    | "rate_limited"
    | "conflict"
    | "stale_rev"
    | "overloaded"
    | "internal";
  /**
   * More about it.
   */
  d?: {
    [k: string]: unknown;
  };
  /**
   * The request's number; absent when it could not be read.
   */
  id?: number | null;
  t: "err";
  /**
   * Whether the same request may succeed later.
   */
  temporary: boolean;
  v: 1;
  [k: string]: unknown;
}

/**
 * Something happened to the account.
 */
export interface Evt {
  /**
   * What happened.
   */
  d: {
    [k: string]: unknown;
  };
  /**
   * The epoch that the places count in.
   */
  ep: string;
  /**
   * The place it follows on.
   */
  prev: number;
  /**
   * Its place.
   */
  seq: number;
  t: "evt";
  /**
   * `me`
   */
  topic: string;
  v: 1;
  [k: string]: unknown;
}

/**
 * A topic's whole state.
 */
export interface NextSnap {
  /**
   * The state.
   */
  d: {
    /**
     * Rising, at most eight: the start, and until when it can be booked. Drop a start once that has passed.
     */
    next: [string, string][];
    [k: string]: unknown;
  };
  /**
   * The epoch that `seq` counts in.
   */
  ep: string;
  /**
   * The place.
   */
  seq: number;
  t: "snap";
  /**
   * Of which topic.
   */
  topic: string;
  v: 1;
  [k: string]: unknown;
}

/**
 * A request of the client was done.
 */
export interface Ok {
  /**
   * How the subscription begins; absent after `unsub`.
   */
  d?: {
    /**
     * The topic's epoch.
     */
    ep?: string | null;
    /**
     * True when not everything that was missed follows.
     */
    limited?: boolean;
    /**
     * How.
     */
    mode: "current" | "snap" | "recovered" | "limited";
    /**
     * Where to read on over REST.
     */
    next?: string | null;
    /**
     * The place after everything that this answer brings along.
     */
    seq?: number | null;
    /**
     * Unread lines of the inbox (`me`).
     */
    unread?: number | null;
    [k: string]: unknown;
  } | null;
  /**
   * The request's number.
   */
  id: number;
  t: "ok";
  /**
   * The topic it was about.
   */
  topic: string;
  v: 1;
  [k: string]: unknown;
}

/**
 * Answer with a pong within 10 s.
 */
export interface Ping {
  t: "ping";
  /**
   * The server's time, milliseconds since 1970.
   */
  ts: number;
  v: 1;
  [k: string]: unknown;
}

/**
 * The answer to a ping.
 */
export interface Pong {
  t: "pong";
  /**
   * The ping's `ts`.
   */
  ts: number;
  v?: 1;
}

/**
 * A subscription ended because a gap cannot be told any more. Subscribe again.
 */
export interface Reset {
  /**
   * The topic's epoch now.
   */
  ep: string;
  t: "reset";
  /**
   * Which topic's.
   */
  topic: string;
  v: 1;
  [k: string]: unknown;
}

/**
 * What changed of a topic's state.
 */
export interface SlotsDelta {
  /**
   * The change.
   */
  d: {
    /**
     * Starts that can be booked now; whoever held them does no more.
     */
    add: string[];
    /**
     * Classes that are gone.
     */
    closed: string[];
    /**
     * Starts that are gone, free or held.
     */
    del: string[];
    /**
     * Starts that are held now, or until another time than before, each with the hold's end.
     */
    held: [string, string][];
    /**
     * Classes that are new, or replaced: session, start, end, seats left, seats.
     */
    opened: [string, string, string, number, number][];
    /**
     * Seats left of known classes: session, seats left.
     */
    seats: [string, number][];
    [k: string]: unknown;
  };
  /**
   * The epoch that the places count in.
   */
  ep: string;
  /**
   * The place it follows on. When it is not the client's last, the client subscribes again.
   */
  prev: number;
  /**
   * The place it leads to. When it is not after the client's last, the client ignores it.
   */
  seq: number;
  t: "delta";
  /**
   * Of which topic.
   */
  topic: string;
  v: 1;
  [k: string]: unknown;
}

/**
 * A topic's whole state.
 */
export interface SlotsSnap {
  /**
   * The state.
   */
  d: {
    /**
     * Classes, rising: session, start, end, seats left, seats.
     */
    classes: [string, string, string, number, number][];
    /**
     * The days that have starts, rising.
     *
     * Items: One local day of the trainer.
     */
    days: {
      /**
       * Its date.
       */
      date: string;
      /**
       * Starts that can be booked, rising.
       */
      free: string[];
      /**
       * Starts that are held for somebody, each with the hold's end; rising.
       */
      held: [string, string][];
      [k: string]: unknown;
    }[];
    /**
     * How long a session lasts, seconds.
     */
    duration_s: number;
    /**
     * The first local date covered.
     */
    from: string;
    /**
     * Starts nearer than this many seconds are not bookable; drop them as time goes by.
     */
    notice_s: number;
    /**
     * When it was computed. Not a clock to set one's own by: that is `welcome` and `ping`.
     */
    now: string;
    /**
     * The first local date not covered any more.
     */
    to: string;
    /**
     * The trainer's zone.
     */
    tz: string;
    [k: string]: unknown;
  };
  /**
   * The epoch that `seq` counts in.
   */
  ep: string;
  /**
   * The place.
   */
  seq: number;
  t: "snap";
  /**
   * Of which topic.
   */
  topic: string;
  v: 1;
  [k: string]: unknown;
}

/**
 * Watch a topic from now on.
 */
export interface Sub {
  /**
   * The client's number for this request, repeated in the answer.
   */
  id: number;
  /**
   * The last place the client has, to go on from.
   */
  since?: {
    /**
     * The epoch.
     */
    ep: string;
    /**
     * The place in it.
     */
    seq: number;
  } | null;
  t: "sub";
  /**
   * `service:<id>:slots`, `trainer:<id>:availability`, `trainer:<id>:next` or `me`.
   */
  topic: string;
  v?: 1;
}

/**
 * Watch a topic no more.
 */
export interface Unsub {
  /**
   * The client's number for this request, repeated in the answer.
   */
  id: number;
  t: "unsub";
  /**
   * Which topic.
   */
  topic: string;
  v?: 1;
}

/**
 * The first message on every connection.
 */
export interface Welcome {
  /**
   * What it holds.
   */
  d: {
    /**
     * The account it belongs to; absent when anonymous.
     */
    account?: string | null;
    /**
     * The connection's name in our logs.
     */
    conn: string;
    /**
     * The longest message a client may send, bytes.
     */
    max: number;
    /**
     * The server's time, milliseconds since 1970.
     */
    now: number;
    /**
     * A ping comes this often, milliseconds.
     */
    ping_ms: number;
    [k: string]: unknown;
  };
  t: "welcome";
  v: 1;
  [k: string]: unknown;
}
