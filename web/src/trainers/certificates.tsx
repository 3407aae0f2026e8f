"use client";

import { BadgeCheck, HeartPulse, ShieldCheck, UserRoundCheck, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTimes } from "@/i18n/time";
import { Card } from "@/ui/states";
import type { TrainerPage } from "./queries";

const ICONS: Record<string, LucideIcon> = { first_aid: HeartPulse, insurance: ShieldCheck, background_check: UserRoundCheck };

/** What a trainer has shown, and an administrator has confirmed. */
export function Certificates({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("trainer");
  const times = useTimes();
  if (trainer.certificates.length === 0) return null;
  return (
    <section aria-labelledby="certificates">
      <h2 id="certificates" className="text-xl font-semibold">{t("certificates")}</h2>
      <p className="mb-4 text-muted">{t("confirmed")}</p>
      <ul className="grid gap-3 sm:grid-cols-2">
        {trainer.certificates.map((one) => {
          const Icon = ICONS[one.kind] ?? BadgeCheck;
          return (
            <li key={`${one.kind} ${one.title} ${one.issuer}`}>
              <Card className="flex items-center gap-4">
                <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent"><Icon aria-hidden className="size-5.5" /></span>
                <div>
                  <p className="font-medium">{one.title}</p>
                  <p className="text-sm text-muted">{one.issuer}{one.expires_on && ` · ${t("until", { date: times.date(`${one.expires_on}T12:00:00Z`, "UTC") })}`}</p>
                </div>
              </Card>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
