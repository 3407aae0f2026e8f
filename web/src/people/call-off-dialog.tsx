"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api, key } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { Occupied } from "@/calendar/queries";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Area } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { Names } from "./names";

/** Calling a class off, after who is told and what they get back. */
export default function CallOffDialog({ session, name, onClose }: { session: Occupied; name: string; onClose: () => void }) {
  const t = useTranslations("classes");
  const times = useTimes();
  const cache = useQueryClient();
  const [reason, setReason] = useState("");
  const [header] = useState(key);
  const told = session.bookings.length;
  const paid = session.bookings.some((one) => one.price.pay === "online");
  const call = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/classes/{id}/cancel", { params: { path: { id: session.id }, header }, body: { reason: reason.trim() || null } })),
    onSuccess: () => {
      for (const queryKey of [["calendar"], ["bookings"]]) void cache.invalidateQueries({ queryKey });
      toast({ title: t("called_off"), detail: t("were_told", { count: told }) });
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t("call_off_title", { name })} intro={times.dayTime(session.start, session.tz)}>
      <div className="grid gap-4">
        <Note tone={told ? "warn" : "good"}>{t("consequence", { count: told })}{told > 0 && paid && ` ${t("back")}`}</Note>
        {told > 0 && <Names bookings={session.bookings} />}
        {told > 0 && <Area label={t("reason")} hint={t("reason_hint")} value={reason} maxLength={500} rows={2} onChange={(event) => setReason(event.target.value)} />}
        {call.isError && <Note tone="bad" role="alert">{call.error.message || t("unreachable")}</Note>}
        <div className="grid gap-2 sm:grid-cols-2">
          <Button look="danger" busy={call.isPending} onClick={() => call.mutate()}>{t("call_off")}</Button>
          <Button look="plain" onClick={onClose}>{t("keep")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
