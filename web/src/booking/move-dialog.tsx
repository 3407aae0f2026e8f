"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api, key } from "@/api/client";
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

/** Moving a booking: a new time, live, then what changes, then yes. */
export default function MoveDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const t = useTranslations("move");
  const times = useTimes();
  const cache = useQueryClient();
  const state = useSlots(booking.service);
  const [start, setStart] = useState<string | null>(null);
  const move = useMutation({
    mutationFn: (to: string) => unwrap(api.POST("/api/v1/bookings/{id}/reschedule", { params: { path: { id: booking.id }, header: key() }, body: { start: to } })),
    onSuccess: () => {
      for (const queryKey of [["bookings"], ["booking"], ["calendar"]]) void cache.invalidateQueries({ queryKey });
      toast({ title: t("done") });
      onClose();
    },
  });
  const tz = viewerZone();
  const others = move.isError && start && state ? alternatives(state.free, start) : [];
  return (
    <Dialog open onClose={onClose} title={t("title")} intro={t("from", { time: times.dayTime(booking.start, tz) })}>
      <div className="grid gap-4">
        {move.isError && (
          <Note tone="warn" role="alert">
            <p>{move.error.message || t("unreachable")}</p>
            <div className="mt-2 flex flex-wrap gap-2">{others.map((one) => <Button key={one} look="plain" className="text-ink" onClick={() => { move.reset(); setStart(one); }}>{times.dayTime(one, tz)}</Button>)}</div>
          </Note>
        )}
        <SlotPicker narrow state={state} mine={start} onPick={setStart} />
        {start && <Button busy={move.isPending} onClick={() => move.mutate(start)}>{t("do", { time: times.dayTime(start, tz) })}</Button>}
      </div>
    </Dialog>
  );
}
