/** How often something comes, as far as it can be said in a few words. */
export type Cadence =
  | { every: "seconds" | "minutes" | "hours"; count: number }
  | { daily: string }
  | { hourly: number }
  | { raw: string };

const number = (text: string | undefined) => (text !== undefined && /^\d+$/.test(text) ? Number(text) : null);
const step = (text: string | undefined) => (text === "*" ? 1 : number(/^\*\/(\d+)$/.exec(text ?? "")?.[1]));

/** Reads `every … s`, or a cron expression of five fields; what is neither simple nor known stays as it is. */
export function cadenceOf(text: string): Cadence {
  const period = /^every (\d+(?:\.\d+)?) s$/.exec(text)?.[1];
  if (period) return { every: "seconds", count: Number(period) };
  const [minute, hour, ...days] = text.split(/\s+/);
  if (days.length !== 3 || days.some((day) => day !== "*")) return { raw: text };
  const [minutes, hours, at, of] = [step(minute), step(hour), number(minute), number(hour)];
  if (minutes !== null && hour === "*") return { every: "minutes", count: minutes };
  if (at === 0 && hours !== null && hours > 1) return { every: "hours", count: hours };
  if (at !== null && hour === "*") return { hourly: at };
  if (at !== null && of !== null) return { daily: `${String(of).padStart(2, "0")}:${String(at).padStart(2, "0")}` };
  return { raw: text };
}
