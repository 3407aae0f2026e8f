"use client";

import { CalendarPlus, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { serverNow } from "@/live/clock";
import type { TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { google, ics, type Entry } from "./ics";
import type { Booking } from "./queries";

/** What a booking is in somebody's own calendar. */
export function entryOf(booking: Booking, trainer: TrainerPage): Entry {
  const { id, start, end, service, version } = booking;
  const name = trainer.services.find((one) => one.id === service)?.name ?? "FitTribe";
  const place = trainer.studio ? `${trainer.studio.address}, ${trainer.studio.city}` : undefined;
  return { id, start, end, version, title: `${name} · ${trainer.name}`, place, link: `${location.origin}/booked?id=${id}` };
}

/** Saves an entry as a file that every calendar reads. */
export function saveEntry(entry: Entry) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([ics(entry, new Date(serverNow()).toISOString())], { type: "text/calendar" }));
  link.download = "fittribe.ics";
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Into one's own calendar: as a file, or at Google's. */
export function AddToCalendar({ booking, trainer }: { booking: Booking; trainer: TrainerPage }) {
  const t = useTranslations("booked");
  const entry = entryOf(booking, trainer);
  return (
    <div className="grid gap-2 sm:grid-cols-2" data-no-print>
      <Button look="plain" onClick={() => saveEntry(entry)}><CalendarPlus aria-hidden className="size-5" />{t("add")}</Button>
      <a href={google(entry)} target="_blank" rel="noopener noreferrer" className="inline-flex min-h-11 items-center justify-center gap-2 rounded-xl border border-line-strong bg-surface px-4 text-[0.95rem] font-medium hover:bg-sunken">
        {t("google")}<ExternalLink aria-hidden className="size-4 text-muted" /><span className="sr-only">{t("new_tab")}</span>
      </a>
    </div>
  );
}
