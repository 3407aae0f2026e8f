"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api, key } from "@/api/client";
import { unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useMoney, useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Area } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { PolicyWords } from "./policy-words";
import type { Booking } from "./queries";

/** Cancelling, after the policy's words and the exact consequence. `byTrainer`: the client gets everything back. */
export default function CancelDialog({ booking, onClose, byTrainer = false }: { booking: Booking; onClose: () => void; byTrainer?: boolean }) {
  const t = useTranslations("cancel");
  const times = useTimes();
  const money = useMoney();
  const cache = useQueryClient();
  const [reason, setReason] = useState("");
  const [header] = useState(key);
  const cancel = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/bookings/{id}/cancel", { params: { path: { id: booking.id }, header }, body: { reason: reason.trim() || null } })),
    onSuccess: () => {
      for (const queryKey of [["bookings"], ["calendar"], ["booking"]]) void cache.invalidateQueries({ queryKey });
      toast({ title: t("done") });
      onClose();
    },
  });
  const percent = byTrainer ? 100 : (booking.refund_percent_now ?? 0);
  const amount = booking.price.pay === "free" ? null : booking.price.amount;
  const back = amount && money({ ...amount, minor: Math.floor((amount.minor * percent) / 100) });
  return (
    <Dialog open onClose={onClose} title={t("title")} intro={times.dayTime(booking.start, viewerZone())}>
      <div className="grid gap-4">
        {!byTrainer && <PolicyWords policy={booking.cancellation_policy} price={booking.price} />}
        <Note tone={percent < 100 && amount ? "warn" : "good"}>
          {!amount ? t("nothing") : booking.price.pay === "online" ? t("back", { amount: back ?? "", percent }) : t("in_person", { percent: 100 - percent })}
        </Note>
        <Area label={t("reason")} value={reason} maxLength={300} rows={2} onChange={(event) => setReason(event.target.value)} />
        {cancel.isError && <Note tone="bad" role="alert">{cancel.error.message || t("unreachable")}</Note>}
        <div className="grid gap-2 sm:grid-cols-2">
          <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate()}>{t("do")}</Button>
          <Button look="plain" onClick={onClose}>{t("keep")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
