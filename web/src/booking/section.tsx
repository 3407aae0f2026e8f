"use client";

import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { useAccount } from "@/api/use-session";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { useSlots } from "@/live/provider";
import type { Service, TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { Area } from "@/ui/field";
import { Card, Note } from "@/ui/states";
import { ClassList } from "./class-list";
import { useBooking, useHolds, type Booking } from "./queries";
import { Refusal } from "./refusal";
import { Services } from "./services";
import { SlotPicker } from "./slot-picker";
import { useOtherTabs } from "./tabs";
import { useHold, useNote } from "./use-hold";

const HoldPanel = lazy(() => import("./hold-panel"));
const WhyPopover = lazy(() => import("./why-popover"));

/** What a trainer sells, and the live times of what is chosen. */
export function BookingSection({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("booking");
  const wanted = useSearchParams().get("service");
  const own = useAccount()?.id === trainer.account;
  useOtherTabs();
  const service = trainer.services.find((one) => one.id === wanted) ?? trainer.services[0];
  if (!service || !trainer.accepting) return <Note>{t("closed", { name: trainer.name })}</Note>;
  return (
    <section id="book" aria-labelledby="book-title" className="grid grid-cols-1 gap-4">
      <h2 id="book-title" className="text-xl font-semibold">{t("title")}</h2>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-5">
        <Services services={trainer.services} chosen={service.id} />
        <Card className="min-w-0 sm:p-6">
          {own ? <OwnTimes key={service.id} trainer={trainer} service={service} /> : <Times key={service.id} trainer={trainer} service={service} />}
        </Card>
      </div>
    </section>
  );
}

/** The trainer's own look at what others see: a tap asks why a time is free or not. */
function OwnTimes({ trainer, service }: { trainer: TrainerPage; service: Service }) {
  const t = useTranslations("booking");
  const state = useSlots(service.id);
  const [asked, setAsked] = useState<{ start: string; at: HTMLElement } | null>(null);
  return (
    <div className="grid grid-cols-1 gap-5">
      <Note>{t("own")}</Note>
      {service.kind.type === "class" ? <ClassList state={state} /> : <SlotPicker state={state} onPick={() => {}} onWhy={(start, at) => setAsked({ start, at })} />}
      {asked && <Suspense><WhyPopover key={asked.start} trainer={trainer.id} service={service.id} start={asked.start} at={asked.at} onClose={() => setAsked(null)} /></Suspense>}
    </div>
  );
}

function Times({ trainer, service }: { trainer: TrainerPage; service: Service }) {
  const t = useTranslations("booking");
  const times = useTimes();
  const state = useSlots(service.id);
  const wanted = useSearchParams().get("at");
  const [note, setNote] = useNote(trainer.id);
  const { hold, pending, waiting, refused, pick, refuse, open, leave } = useHold(trainer.id, service.id, note);
  const shown = useBooking(hold).data;
  const held = [shown, ...useHolds(trainer.id)].find((one) => one?.status === "held" && one.service === service.id);
  const mine = held?.start ?? null;
  const choose = (start: string) => (held && start === mine ? open(held.id) : void pick({ start }));
  const again = (booking: Booking) => {
    leave();
    void pick(service.kind.type === "class" ? { session: booking.session } : { start: booking.start });
  };
  const lost = (booking: Booking, kind: string, words: string) => {
    leave();
    refuse({ pick: { start: booking.start }, kind, words });
  };
  return (
    <div className="grid grid-cols-1 gap-5">
      {refused && <Refusal refused={refused} trainer={trainer.id} state={state} onPick={(other) => void pick(other)} />}
      {waiting && <Note role="status">{t("waiting")}</Note>}
      {held && mine && !hold && (
        <Note tone="good">
          <div className="flex flex-wrap items-center justify-between gap-3">
            {t("you_hold", { time: times.dayTime(mine, viewerZone()) })}
            <Button onClick={() => open(held.id)}>{t("continue")}</Button>
          </div>
        </Note>
      )}
      {service.kind.type === "class" ? (
        <ClassList state={state} pending={pending && "session" in pending ? pending.session : null} onPick={(session) => void pick({ session })} />
      ) : (
        <SlotPicker state={state} pending={pending && "start" in pending ? pending.start : null} mine={mine} wanted={wanted} onPick={choose} />
      )}
      <NoteField note={note} onNote={setNote} name={trainer.name} />
      {hold && <Suspense><HoldPanel hold={hold} trainer={trainer} onLeave={leave} onLost={lost} onAgain={again} /></Suspense>}
    </div>
  );
}

function NoteField({ note, onNote, name }: { note: string; onNote: (note: string) => void; name: string }) {
  const t = useTranslations("booking");
  const [open, setOpen] = useState(false);
  if (!open && !note) return <Button look="quiet" className="-ml-4 justify-self-start text-accent" onClick={() => setOpen(true)}>{t("add_note", { name })}</Button>;
  return <Area label={t("note", { name })} hint={t("note_hint")} value={note} maxLength={1000} rows={3} onChange={(event) => onNote(event.target.value)} />;
}
