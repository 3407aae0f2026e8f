/** Currencies whose smallest unit is not a hundredth, by ISO 4217. Browsers know how each is written in shops, which is not the same. */
const NONE = new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "));
const THREE = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

/** How many digits of an amount's smallest units stand after the point: 2 for EUR, 0 for JPY, 3 for BHD. */
export function decimals(currency: string): number {
  if (NONE.has(currency)) return 0;
  return THREE.has(currency) ? 3 : 2;
}

/** Smallest units of an amount as somebody types it, with a point or a comma; null for what is no amount of that currency. */
export function toMinor(text: string, currency: string): number | null {
  const found = /^(\d+)(?:[.,](\d*))?$/.exec(text.trim().replace(/[\s'’]/g, ""));
  if (!found) return null;
  const digits = decimals(currency);
  const [, whole = "", part = ""] = found;
  if (part.replace(/0+$/, "").length > digits) return null;
  const minor = Number(whole + part.slice(0, digits).padEnd(digits, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** An amount as somebody would type it. */
export function typed(minor: number, currency: string): string {
  const digits = decimals(currency);
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, "0");
  const part = text.slice(-digits);
  return /^0+$/.test(part) ? text.slice(0, -digits) : `${text.slice(0, -digits)}.${part}`;
}
