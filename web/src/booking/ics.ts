/** What an entry in somebody's own calendar says. */
export type Entry = { id: string; start: string; end: string; version: number; title: string; place?: string; link: string };

const stamp = (instant: string) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "");
const text = (words: string) => words.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** Lines of at most 75 octets, as RFC 5545 has them. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  for (const letter of line) {
    const octets = new TextEncoder().encode(part + letter).length;
    if (octets > 74) {
      parts.push(part);
      part = ` ${letter}`;
    } else part += letter;
  }
  return [...parts, part].join("\r\n");
}

/** An iCalendar file with one entry. */
export function ics(entry: Entry, now: string): string {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//FitTribe//Booking//EN", "BEGIN:VEVENT",
    `UID:${entry.id}@fittribe`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(entry.start)}`, `DTEND:${stamp(entry.end)}`,
    `SEQUENCE:${entry.version}`, `SUMMARY:${text(entry.title)}`, `URL:${entry.link}`, ...(entry.place ? [`LOCATION:${text(entry.place)}`] : []),
    "END:VEVENT", "END:VCALENDAR", "",
  ];
  return lines.map(fold).join("\r\n");
}

/** Where Google's calendar takes the same entry. */
export function google(entry: Entry): string {
  const params = new URLSearchParams({ action: "TEMPLATE", text: entry.title, dates: `${stamp(entry.start)}/${stamp(entry.end)}`, details: entry.link });
  if (entry.place) params.set("location", entry.place);
  return `https://calendar.google.com/calendar/render?${params}`;
}
