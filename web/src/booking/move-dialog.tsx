"use client";

import { useMutation } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api, key } from "@/api/client";
import { insist } from "@/api/insist";
import { unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { useSlots } from "@/live/provider";
import { alternatives } from "@/live/slots";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import type { Booking } from "./queries";
import { SlotPicker } from "./slot-picker";
import { useChanged } from "./tabs";

type Props = {
  booking: Booking;
  onClose: () => void;
  /** Set for whom the choice is not the last word: it is told, and nothing is moved here. */
  onChosen?: (start: string) => void;
};

function useMoving({ booking, onClose }: Props) {
  const t = useTranslations("move");
  const changed = useChanged();
  const tried = useRef<{ start: string; header: ReturnType<typeof key> } | null>(null);
  return useMutation({
    mutationFn: (start: string) => {
      if (tried.current?.start !== start) tried.current = { start, header: key() };
      const { header } = tried.current;
      return insist(() => unwrap(api.POST("/api/v1/bookings/{id}/reschedule", { params: { path: { id: booking.id }, header }, body: { start } })), () => {});
    },
    onSuccess: () => {
      changed();
      toast({ title: t("done") });
      onClose();
    },
    onError: () => {
      tried.current = null;
    },
  });
}

/** Moving a booking: a new time, live, then old and new side by side, then yes. */
export default function MoveDialog({ booking, onClose, onChosen }: Props) {
  const t = useTranslations("move");
  const times = useTimes();
  const state = useSlots(booking.service);
  const [start, setStart] = useState<string | null>(null);
  const move = useMoving({ booking, onClose });
  const tz = viewerZone();
  const others = move.isError && start && state ? alternatives(state.free, start) : [];
  const choose = (other: string) => {
    move.reset();
    setStart(other);
  };
  return (
    <Dialog open onClose={onClose} title={t("title")} intro={t("from", { time: times.dayTime(booking.start, tz) })}>
      <div className="grid grid-cols-1 gap-4">
        {move.isError && (
          <Note tone="warn" role="alert">
            <p>{move.error.message || t("unreachable")}</p>
            <div className="mt-2 flex flex-wrap gap-2">{others.map((one) => <Button key={one} look="plain" className="text-ink" onClick={() => choose(one)}>{times.dayTime(one, tz)}</Button>)}</div>
          </Note>
        )}
        <SlotPicker narrow state={state} mine={start} onPick={onChosen ?? choose} />
        {start && (
          <div className="sticky -bottom-5 -mx-5 -mb-5 grid gap-3 border-t border-line bg-surface p-5 sm:-bottom-6 sm:-mx-6 sm:-mb-6 sm:px-6">
            <Compare from={booking.start} to={start} />
            <Button className="min-h-12" busy={move.isPending} onClick={() => move.mutate(start)}>{t("do", { time: times.dayTime(start, tz) })}</Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** Old and new, side by side. */
function Compare({ from, to }: { from: string; to: string }) {
  const t = useTranslations("move");
  const times = useTimes();
  const tz = viewerZone();
  return (
    <dl className="grid grid-cols-[1fr_auto_1fr] items-center gap-3 tabular-nums">
      <div><dt className="text-sm text-muted">{t("old")}</dt><dd className="text-muted line-through">{times.dayTime(from, tz)}</dd></div>
      <ArrowRight aria-hidden className="size-5 text-muted" />
      <div><dt className="text-sm text-muted">{t("new")}</dt><dd className="font-semibold">{times.dayTime(to, tz)}</dd></div>
    </dl>
  );
}
