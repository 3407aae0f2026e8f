"use client";

import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import type { Booking } from "@/booking/queries";
import { useClient } from "@/calendar/queries";
import { Face } from "@/trainers/face";

/** The people of some bookings, each leading to what one knows of them. */
export const Names = ({ bookings }: { bookings: Booking[] }) => (
  <ul className="flex flex-wrap gap-2">
    {bookings.map((booking) => <li key={booking.id} className="min-w-0"><Name booking={booking} /></li>)}
  </ul>
);

function Name({ booking }: { booking: Booking }) {
  const t = useTranslations("classes");
  const client = useClient(booking.client).data;
  const name = client?.name;
  return (
    <Link href={`/clients/client?id=${booking.client}`} className="flex min-h-11 items-center gap-2 rounded-xl border border-line bg-surface py-1 pl-1.5 pr-3 hover:bg-sunken">
      <Face name={name ?? "·"} picture={client?.avatar} size="size-8 text-xs" />
      <span className="truncate">{name ?? t("somebody")}{booking.status === "held" && <span className="text-muted"> · {t("held")}</span>}</span>
    </Link>
  );
}
