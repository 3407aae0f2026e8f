const ASKED_BY = "fittribe.link";

/** Remembers who asked this device for a link. */
export const keepAddress = (email: string) => localStorage.setItem(ASKED_BY, email);
/** Who asked this device for a link, if it was this device. */
export const keptAddress = () => localStorage.getItem(ASKED_BY) ?? "";
/** Forgets it. */
export const forgetAddress = () => localStorage.removeItem(ASKED_BY);

/** Whether an address is where a letter's link comes back to. */
export function isLink(address: string): boolean {
  const asked = new URL(address).searchParams;
  return asked.get("mode") === "signIn" && asked.has("oobCode");
}
