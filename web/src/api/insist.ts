import { ProblemError } from "./problem";

/** Waits, but no longer than until the network is back. */
function pause(ms: number): Promise<void> {
  return new Promise((done) => {
    const go = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.("online", go);
      done();
    };
    const timer = setTimeout(go, ms);
    globalThis.addEventListener?.("online", go);
  });
}

const TRIES = 6;

/** Whether the same request may well be answered in a moment: nobody answered, or the first one is still at work. */
const worthAgain = (error: unknown) => error instanceof ProblemError && ["unreachable", "idempotency_in_flight"].includes(error.kind);

/**
 * Sends until there is an answer. What is sent carries its Idempotency-Key, so that however often it arrives it is done once.
 * `onWait` is told when an answer is missing.
 */
export async function insist<T>(send: () => Promise<T>, onWait: () => void, wait: (ms: number) => Promise<void> = pause): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send();
    } catch (error) {
      if (tried === TRIES || !worthAgain(error)) throw error;
      onWait();
      await wait(500 * 2 ** (tried - 1));
    }
  }
}
