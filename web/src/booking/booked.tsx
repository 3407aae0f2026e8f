"use client";

import { CalendarPlus, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { useSession } from "@/api/use-session";
import { viewerZone } from "@/i18n/locale";
import { useTimes, zoneName } from "@/i18n/time";
import { useTrainer } from "@/trainers/queries";
import { Button, ButtonLink } from "@/ui/button";
import { Card, Failed, Skeleton } from "@/ui/states";
import { SignedOut } from "@/auth/signed-out";
import { ics } from "./ics";
import { PolicyWords } from "./policy-words";
import { useBooking } from "./queries";

/** After a booking: that it stands, and what happens next. */
export function Booked() {
  const t = useTranslations("booked");
  const times = useTimes();
  const session = useSession();
  const booking = useBooking(useSearchParams().get("id"));
  const trainer = useTrainer(booking.data?.trainer);
  const service = trainer.data?.services.find((one) => one.id === booking.data?.service);
  const place = trainer.data?.studio ? `${trainer.data.studio.address}, ${trainer.data.studio.city}` : undefined;
  const file = useMemo(() => {
    if (!booking.data || !trainer.data) return null;
    const { id, start, end } = booking.data;
    return ics({ id, start, end, title: `${service?.name ?? "FitTribe"} · ${trainer.data.name}`, place }, new Date().toISOString());
  }, [booking.data, trainer.data, service, place]);
  if (session.state === "out") return <SignedOut />;
  if (booking.isError) return <Failed error={booking.error} retry={() => void booking.refetch()} />;
  if (!booking.data || !trainer.data) return <Skeleton className="mx-auto h-96 max-w-xl" />;
  const { start, end, tz, status, cancellation_policy, price } = booking.data;
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file ?? ""], { type: "text/calendar" }));
    link.download = "fittribe.ics";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="mx-auto grid max-w-xl gap-5">
      <div className="flex items-center gap-3">
        <CircleCheck aria-hidden className="size-9 text-accent" />
        <h1 className="text-3xl font-semibold">{status === "confirmed" ? t("title") : t(`status_${status}` as "status_cancelled")}</h1>
      </div>
      <Card className="grid gap-4">
        <div>
          <p className="text-lg font-medium">{service?.name} · {trainer.data.name}</p>
          <p className="tabular-nums">{times.longDay(start, viewerZone())}, {times.time(start, viewerZone())} – {times.time(end, viewerZone())}</p>
          {tz !== viewerZone() && <p className="text-sm text-muted">{times.dayTime(start, tz)} {zoneName(tz)}</p>}
          <p className="text-muted">{place ?? t("online")}</p>
        </div>
        <Button look="plain" onClick={save}><CalendarPlus aria-hidden className="size-5" />{t("add")}</Button>
      </Card>
      <section className="grid gap-2">
        <h2 className="text-lg font-semibold">{t("next")}</h2>
        <ul className="list-disc pl-5 text-muted">
          <li>{t("told", { name: trainer.data.name })}</li>
          <li>{t("letter")}</li>
          <li>{t("change")}</li>
        </ul>
        <PolicyWords policy={cancellation_policy} price={price} />
      </section>
      <ButtonLink look="plain" href="/sessions">{t("sessions")}</ButtonLink>
    </div>
  );
}
