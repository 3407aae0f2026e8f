/** One thing that is not what it was; undefined where it was not there. */
export type Difference = { path: string; before: unknown; after: unknown };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** A list whose items have a kind reads as what each kind says. */
function named(list: unknown[]): Record<string, unknown> | null {
  const named: Record<string, unknown> = {};
  for (const item of list) {
    if (!isObject(item) || typeof item.kind !== "string") return null;
    const { kind, ...rest } = item;
    const values = Object.values(rest);
    named[kind] = values.length === 1 ? values[0] : rest;
  }
  return named;
}

function leaves(value: unknown, path: string, into: Map<string, unknown>) {
  const inside = Array.isArray(value) ? named(value) : isObject(value) ? value : null;
  if (inside) for (const [name, part] of Object.entries(inside)) leaves(part, path ? `${path}.${name}` : name, into);
  else into.set(path, Array.isArray(value) ? JSON.stringify(value) : value);
  return into;
}

/** Everything inside, each by its path. */
export const flat = (value: unknown): Map<string, unknown> => leaves(value, "", new Map());

/** What changed between two states, in the order of their paths. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [was, is] = [flat(before), flat(after)];
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort();
  return paths.map((path) => ({ path, before: was.get(path), after: is.get(path) })).filter(({ before, after }) => (before ?? null) !== (after ?? null));
}
