"use client";

import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { useSlots } from "@/live/provider";
import { alternatives } from "@/live/slots";
import { usePrice } from "@/trainers/price";
import type { Service, TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Area } from "@/ui/field";
import { Card, Note } from "@/ui/states";
import { ClassList } from "./class-list";
import { useBooking, useBookings } from "./queries";
import { SlotPicker } from "./slot-picker";
import { useHold, useNote, wasTaken } from "./use-hold";

const HoldPanel = lazy(() => import("./hold-panel"));

/** What a trainer sells, and the live times of what is chosen. */
export function BookingSection({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("booking");
  const wanted = useSearchParams().get("service");
  const service = trainer.services.find((one) => one.id === wanted) ?? trainer.services[0];
  if (!service || !trainer.accepting) return <Note>{t("closed", { name: trainer.name })}</Note>;
  return (
    <section aria-label={t("title")} className="grid gap-5">
      <h2 className="text-xl font-semibold">{t("title")}</h2>
      <Services services={trainer.services} chosen={service.id} />
      <Times key={service.id} trainer={trainer} service={service} />
    </section>
  );
}

function Services({ services, chosen }: { services: Service[]; chosen: string }) {
  const t = useTranslations("booking");
  const price = usePrice();
  const choose = (id: string) => history.replaceState(null, "", `${location.pathname}?service=${id}`);
  return (
    <div role="radiogroup" aria-label={t("services")} className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
      {services.map((one) => (
        <label key={one.id} className={cn("grid min-h-11 gap-0.5 rounded-xl border px-4 py-3 has-focus-visible:outline-3 has-focus-visible:outline-accent", one.id === chosen ? "border-accent bg-accent-soft" : "border-line bg-surface hover:bg-sunken")}>
          <input type="radio" name="service" className="sr-only" checked={one.id === chosen} onChange={() => choose(one.id)} />
          <span className="font-medium">{one.name}</span>
          <span className="text-sm text-muted">{t("minutes", { minutes: one.duration })} · {price(one.price)}{one.kind.type === "class" && ` · ${t("class")}`}</span>
        </label>
      ))}
    </div>
  );
}

function Times({ trainer, service }: { trainer: TrainerPage; service: Service }) {
  const t = useTranslations("booking");
  const times = useTimes();
  const state = useSlots(service.id);
  const [note, setNote] = useNote(trainer.id);
  const { hold, pending, refused, pick, refuse, open, leave } = useHold(trainer.id, service.id, note);
  const shown = useBooking(hold).data;
  const holds = useBookings({ status: "held", limit: 20 }).data?.pages[0]?.items;
  const held = shown ?? holds?.find((one) => one.service === service.id);
  const taken = refused && "start" in refused.pick ? refused.pick.start : null;
  const others = refused && taken && state && wasTaken(refused) ? alternatives(state.free, taken) : [];
  const mine = held?.status === "held" ? held.start : null;
  const choose = (start: string) => (held && start === mine ? open(held.id) : void pick({ start }));
  return (
    <Card className="grid gap-5 sm:p-6">
      {refused && (
        <Note tone="warn" role="alert">
          <p className="font-medium">{taken && wasTaken(refused) ? t("taken", { time: times.dayTime(taken, viewerZone()) }) : refused.words || t("unreachable")}</p>
          {others.length > 0 && (
            <>
              <p className="mb-2">{t("instead")}</p>
              <div className="flex flex-wrap gap-2">
                {others.map((start) => <Button key={start} look="plain" data-alternative={start} className="text-ink" onClick={() => void pick({ start })}>{times.dayTime(start, viewerZone())}</Button>)}
              </div>
            </>
          )}
        </Note>
      )}
      {service.kind.type === "class" ? (
        <ClassList state={state} pending={pending && "session" in pending ? pending.session : null} onPick={(session) => void pick({ session })} />
      ) : (
        <SlotPicker state={state} pending={pending && "start" in pending ? pending.start : null} mine={mine} onPick={choose} />
      )}
      {held && mine && !hold && (
        <Note tone="good">
          <div className="flex flex-wrap items-center justify-between gap-3">
            {t("you_hold", { time: times.dayTime(mine, viewerZone()) })}
            <Button onClick={() => open(held.id)}>{t("continue")}</Button>
          </div>
        </Note>
      )}
      <NoteField note={note} onNote={setNote} name={trainer.name} />
      {hold && (
        <Suspense>
          <HoldPanel
            hold={hold}
            trainer={trainer}
            onLeave={leave}
            onLost={(lost, words) => {
              leave();
              refuse({ pick: { start: lost.start }, kind: "slot_taken", words });
            }}
          />
        </Suspense>
      )}
    </Card>
  );
}

function NoteField({ note, onNote, name }: { note: string; onNote: (note: string) => void; name: string }) {
  const t = useTranslations("booking");
  const [open, setOpen] = useState(false);
  if (!open && !note) return <Button look="quiet" className="justify-self-start text-accent" onClick={() => setOpen(true)}>{t("add_note", { name })}</Button>;
  return <Area label={t("note", { name })} hint={t("note_hint")} value={note} maxLength={500} rows={3} onChange={(event) => onNote(event.target.value)} />;
}
