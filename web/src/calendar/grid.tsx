"use client";

import "@fullcalendar/react/skeleton.css";
import FullCalendar, { type CalendarOptions, type EventApi, type EventInput } from "@fullcalendar/react";
import interaction from "@fullcalendar/react/interaction";
import timegrid from "@fullcalendar/react/timegrid";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { addDays, instantOfWall, useTimes, wallTime } from "@/i18n/time";
import { serverNow } from "@/live/clock";
import { cn } from "@/ui/cn";
import type { Asked, Point } from "./asked";
import { blockBetween, openBlocks, wallOf, type Hours, type OpenBlock } from "./hours";
import { canMove, type Occupied, type OwnPage } from "./queries";
import { Who } from "./session-row";

type Props = { trainer: OwnPage; from: string; sessions: Occupied[]; hours: Hours; painting: boolean; asked: Asked | null; onAsk: (asked: Asked) => void };

/** From so long on there is room for what is held or sold. */
const TWO_LINES_MS = 40 * 60_000;
const plugins = [timegrid, interaction];
/** What the calendar says without a zone; its own zone is called UTC and shows the trainer's clocks. */
const wallAt = (date: Date | null) => (date ?? new Date(0)).toISOString().slice(0, 19);
const point = (event: MouseEvent | null, el?: HTMLElement): Point => {
  if (event && (event.pageX || event.pageY)) return { x: event.pageX, y: event.pageY };
  const box = el?.getBoundingClientRect();
  return { x: (box?.right ?? 0) + scrollX, y: (box?.top ?? 0) + scrollY };
};

const blockId = ({ date, window }: OpenBlock) => `open ${date} ${window.start} ${window.end}`;

/** Where a session is drawn: from its start on the clocks, as long as it lasts. */
function drawn(start: string, length: number, tz: string) {
  const from = wallTime(start, tz);
  return { start: from, end: wallAt(new Date(Date.parse(`${from}Z`) + length)) };
}

function useEvents({ trainer, from, sessions, hours, painting, asked }: Props) {
  return useMemo(() => {
    const dates = Array.from({ length: 8 }, (_, i) => addDays(from, i - 1));
    const blocks = new Map(openBlocks(hours, dates).map((block) => [blockId(block), block]));
    const events: EventInput[] = [];
    for (const [id, block] of blocks) events.push({ id, ...wallOf(asked?.kind === "paint" && asked.gone && blockId(asked.gone) === id ? asked.come : block), ...(painting ? { startEditable: true, durationEditable: true } : { display: "background" }) });
    for (const off of hours.time_off) events.push({ id: `off ${off.id}`, title: off.note, start: wallTime(off.start, trainer.tz), end: wallTime(off.end, trainer.tz), display: "background" });
    for (const session of sessions) {
      const start = asked?.kind === "move" && asked.session.id === session.id ? asked.start : session.start;
      events.push({ id: session.id, ...drawn(start, Date.parse(session.end) - Date.parse(session.start), trainer.tz), startEditable: !painting && canMove(session), display: painting ? "background" : "auto" });
    }
    if (asked?.kind === "block") events.push({ id: "draft", start: asked.start, end: asked.end, display: "background" });
    if (asked?.kind === "paint" && !asked.gone) events.push({ id: "draft", ...wallOf(asked.come), display: "background" });
    return { blocks, events };
  }, [trainer.tz, from, sessions, hours, painting, asked]);
}

/** The first and the last hour that are shown: those of the day, and whatever lies outside. */
function range(events: EventInput[], painting: boolean) {
  const [earliest, latest] = painting ? [5, 24] : [7, 21];
  const timed = events.filter(({ id }) => !id?.toString().startsWith("off"));
  const starts = timed.map(({ start }) => Number(String(start).slice(11, 13)));
  const over = timed.some(({ start, end }) => String(end).slice(0, 10) > String(start).slice(0, 10));
  const ends = timed.map(({ end }) => Math.ceil(Number(String(end).slice(11, 13)) + Number(String(end).slice(14, 16)) / 60));
  const first = over ? 0 : Math.min(earliest, ...starts);
  const last = over ? 24 : Math.max(latest, ...ends);
  return { slotMinTime: `${String(first).padStart(2, "0")}:00:00`, slotMaxTime: `${last}:00:00` };
}

const lines = "border-line";
const looks: CalendarOptions = {
  dayHeaderRowClass: cn("border-b", lines),
  dayHeaderClass: ({ isToday }) => cn("border-l", lines, isToday && "bg-accent-soft text-accent"),
  dayLaneClass: cn("border-l", lines),
  slotLaneClass: ({ isMinor }) => cn("border-t", lines, isMinor && "border-dotted"),
  slotHeaderClass: "border-t border-transparent",
  slotHeaderInnerClass: "px-3 pt-0.5 text-xs text-muted tabular-nums",
  nowIndicatorLineClass: "border-t-2 border-bad",
  nowIndicatorHeaderClass: "hidden",
  highlightClass: "bg-accent/25 rounded-lg",
  columnEventBeforeClass: ({ isStartResizable }) => cn(isStartResizable && "absolute inset-x-0 -top-1 z-10 h-3 cursor-n-resize"),
  columnEventAfterClass: ({ isEndResizable }) => cn(isEndResizable && "absolute inset-x-0 -bottom-1 z-10 h-3 cursor-s-resize"),
};

/** The week on a laptop: what is booked, what is open, and both moved by hand. */
export default function Grid(props: Props) {
  const { trainer, from, sessions, painting, onAsk } = props;
  const t = useTranslations("calendar");
  const times = useTimes();
  const locale = useLocale();
  const { blocks, events } = useEvents(props);
  const session = (event: EventApi) => sessions.find(({ id }) => id === event.id);
  const repaint = ({ event, jsEvent, el, revert }: { event: EventApi; jsEvent: MouseEvent; el: HTMLElement; revert: () => void }) => {
    const come = blockBetween(wallAt(event.start), wallAt(event.end));
    const gone = blocks.get(event.id);
    if (come && gone) onAsk({ kind: "paint", come, gone, point: point(jsEvent, el) });
    else revert();
  };
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface print:hidden" data-week={from} data-painting={painting || undefined}>
      <FullCalendar
        key={from}
        {...looks}
        {...range(events, painting)}
        plugins={plugins}
        initialView="timeGridWeek"
        initialDate={from}
        firstDay={1}
        timeZone="UTC"
        now={() => wallTime(serverNow(), trainer.tz)}
        nowIndicator
        headerToolbar={false}
        allDaySlot={false}
        height="auto"
        slotDuration="00:30:00"
        slotMinHeight={painting ? 20 : 26}
        eventMinHeight={24}
        locale={locale === "en" ? "en-gb" : locale}
        snapDuration="00:15:00"
        slotEventOverlap={false}
        events={events}
        eventInteractive
        eventResizableFromStart
        dragRevertDuration={0}
        longPressDelay={250}
        selectable
        selectMinDistance={6}
        selectAllow={({ start, end }) => Boolean(blockBetween(wallAt(start), wallAt(end)))}
        eventsHint={t("session")}
        timedText={t("times")}
        dayHeaderContent={({ date }) => <span className="block px-2 py-3 text-sm font-medium">{times.day(date.getTime(), "UTC")}</span>}
        slotHeaderContent={({ time }) => `${String(Math.floor((time?.milliseconds ?? 0) / 3_600_000)).padStart(2, "0")}:00`}
        columnEventClass={({ event }) => cn("mx-0.5 rounded-lg", eventLook(event.id, session(event), painting))}
        backgroundEventClass={({ event }) => eventLook(event.id, session(event), painting)}
        eventContent={({ event, isMirror }) => <Face event={event} session={session(event)} block={blocks.get(event.id)} trainer={trainer} mirror={isMirror} />}
        eventClick={({ event, jsEvent, el }) => {
          const [booked, block] = [session(event), blocks.get(event.id)];
          if (booked && !painting) onAsk({ kind: "session", session: booked });
          if (block && painting) onAsk({ kind: "paint", come: block, gone: block, point: point(jsEvent, el) });
        }}
        eventDrop={(info) => {
          const booked = session(info.event);
          if (booked) onAsk({ kind: "move", session: booked, start: instantOfWall(wallAt(info.event.start), trainer.tz) });
          else repaint(info);
        }}
        eventResize={repaint}
        dateClick={({ date, jsEvent }) => !painting && onAsk({ kind: "why", at: wallAt(date), point: point(jsEvent) })}
        select={({ start, end, jsEvent, view }) => {
          view.calendar.unselect();
          const come = blockBetween(wallAt(start), wallAt(end));
          if (painting && come) onAsk({ kind: "paint", come, point: point(jsEvent) });
          else onAsk({ kind: "block", start: wallAt(start), end: wallAt(end), point: point(jsEvent) });
        }}
      />
    </div>
  );
}

function eventLook(id: string, session: Occupied | undefined, painting: boolean): string {
  if (id === "draft") return "rounded-lg border-2 border-dashed border-accent bg-accent/20";
  if (id.startsWith("off ")) return "bg-[repeating-linear-gradient(135deg,var(--line)_0_2px,transparent_2px_9px)] bg-sunken/80";
  if (id.startsWith("open ")) return painting ? "border-2 border-accent bg-accent-soft text-accent cursor-grab" : "bg-accent-soft/70";
  if (painting) return "rounded-lg border border-line-strong bg-sunken/80";
  if (session?.status === "held") return "overflow-hidden border border-dashed border-line-strong bg-sunken text-ink";
  return cn("overflow-hidden border border-accent bg-surface text-ink shadow-sm", session && canMove(session) && "cursor-grab");
}

function Face({ event, session, block, trainer, mirror }: { event: EventApi; session: Occupied | undefined; block: OpenBlock | undefined; trainer: OwnPage; mirror: boolean }) {
  const t = useTranslations("calendar");
  const times = useTimes();
  const at = (date: Date | null) => times.time(date?.getTime() ?? 0, "UTC");
  if (block) return event.display === "background" ? null : <span className="block px-2 py-1 text-xs font-medium tabular-nums">{at(event.start)} – {at(event.end)}<span className="sr-only"> {t("open_time")}</span>{block.ofDate && <span className="block font-normal">{t("this_date")}</span>}</span>;
  if (!session) return <span className="block px-2 py-1 text-xs text-muted">{event.title}</span>;
  return (
    <span className="block h-full overflow-hidden border-l-4 border-accent px-1.5 py-0.5 text-xs leading-tight">
      <span className="block truncate"><span className="font-semibold tabular-nums">{mirror ? at(event.start) : times.time(session.start, trainer.tz)}</span> <Who session={session} /></span>
      <span className={cn("block truncate text-muted", Date.parse(session.end) - Date.parse(session.start) < TWO_LINES_MS && "sr-only")}>{session.status === "held" ? t("held") : trainer.services.find(({ id }) => id === session.service)?.name}</span>
    </span>
  );
}
