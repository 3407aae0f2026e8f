import type { Occupied } from "./queries";
import type { OpenBlock } from "./hours";

/** A place on the page, where something was pressed. */
export type Point = { x: number; y: number };

/** What somebody asked of the week by pressing or dragging; times are those on the trainer's clocks. */
export type Asked =
  | { kind: "session"; session: Occupied }
  | { kind: "why"; at: string; point: Point }
  | { kind: "block"; start: string; end: string; point: Point }
  | { kind: "paint"; come: Pick<OpenBlock, "date" | "window">; gone?: OpenBlock; point: Point }
  | { kind: "move"; session: Occupied; start: string };
