/** A place in a topic: its epoch and how far it was read. */
export type Place = { ep: string; seq: number };

/** What a message asks a reader at a place to do. */
export type Step = "apply" | "ignore" | "resync";

type Ordered = { t: "snap" | "delta" | "evt"; ep: string; seq: number; prev?: number };

/** The protocol's rule of order. A snapshot replaces everything, whatever its place. */
export function step(place: Place | null, message: Ordered): Step {
  if (message.t === "snap") return "apply";
  if (!place || message.ep !== place.ep) return "resync";
  if (message.seq <= place.seq) return "ignore";
  return message.prev === place.seq ? "apply" : "resync";
}
