/** A list with one of its things at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const left = list.filter((_, at) => at !== from);
  return [...left.slice(0, to), ...list.slice(from, from + 1), ...left.slice(to)];
}
