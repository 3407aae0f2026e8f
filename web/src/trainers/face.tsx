/** A name's initials on its own quiet colour; people here are found by words and times. */
export function Face({ name, size = "size-14" }: { name: string; size?: string }) {
  const initials = name.split(/\s+/).map((part) => part[0]).slice(0, 2).join("");
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  return (
    <span aria-hidden className={`grid ${size} shrink-0 place-items-center rounded-2xl font-semibold text-white`} style={{ background: `linear-gradient(135deg, hsl(${hue} 45% 36%), hsl(${(hue + 40) % 360} 50% 26%))` }}>
      {initials}
    </span>
  );
}
