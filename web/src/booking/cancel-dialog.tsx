"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api, key } from "@/api/client";
import { insist } from "@/api/insist";
import { ProblemError, unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useMoney, useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Area } from "@/ui/field";
import { Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { PolicyWords } from "./policy-words";
import { useBooking, type Booking } from "./queries";
import { useChanged } from "./tabs";

type Props = { booking: Booking; onClose: () => void; byTrainer?: boolean };

function useCancelling({ booking, onClose }: Props, reason: string) {
  const t = useTranslations("cancel");
  const changed = useChanged();
  const [header] = useState(key);
  return useMutation({
    mutationFn: () => insist(() => unwrap(api.POST("/api/v1/bookings/{id}/cancel", { params: { path: { id: booking.id }, header }, body: { reason: reason.trim() || null } })), () => {}),
    onSuccess: () => {
      changed();
      toast({ title: t("done") });
      onClose();
    },
    onError: (error) => error instanceof ProblemError && error.kind === "wrong_state" && changed(),
  });
}

/** Cancelling, after the policy's words and the exact consequence as it is now. `byTrainer`: the client gets everything back. */
export default function CancelDialog(props: Props) {
  const { booking, onClose, byTrainer = false } = props;
  const t = useTranslations("cancel");
  const times = useTimes();
  const [reason, setReason] = useState("");
  const cancel = useCancelling(props, reason);
  // What was listed a while ago may have crossed a step of the policy since.
  const now = useBooking(booking.id);
  return (
    <Dialog open onClose={onClose} title={t("title")} intro={times.dayTime(booking.start, viewerZone())}>
      <div className="grid gap-4">
        {!byTrainer && <PolicyWords booking={booking} />}
        {now.isFetching && !now.data ? <Skeleton className="h-12" /> : <Consequence booking={now.data ?? booking} byTrainer={byTrainer} />}
        <Area label={t("reason")} value={reason} maxLength={500} rows={2} onChange={(event) => setReason(event.target.value)} />
        {cancel.isError && <Note tone="bad" role="alert">{cancel.error.message || t("unreachable")}</Note>}
        <div className="grid gap-2 sm:grid-cols-2">
          <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate()}>{t("do")}</Button>
          <Button look="plain" onClick={onClose}>{t("keep")}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Exactly what cancelling now costs. */
function Consequence({ booking, byTrainer }: { booking: Booking; byTrainer: boolean }) {
  const t = useTranslations("cancel");
  const money = useMoney();
  const { price } = booking;
  if (price.pay === "free") return <Note tone="good">{t("nothing")}</Note>;
  const percent = byTrainer ? 100 : (booking.refund_percent_now ?? 0);
  const back = Math.floor((price.amount.minor * percent) / 100);
  const due = { ...price.amount, minor: price.amount.minor - back };
  const words = price.pay === "online" ? t("back", { amount: money({ ...price.amount, minor: back }), percent }) : t("in_person", { percent: 100 - percent, amount: money(due) });
  return <Note tone={percent < 100 ? "warn" : "good"}>{words}</Note>;
}
