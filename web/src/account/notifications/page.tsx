"use client";

import { useTranslations } from "next-intl";
import { chime, setSound, soundOn } from "@/shell/alerts";
import { Check } from "@/ui/field";
import { Failed, Skeleton } from "@/ui/states";
import { Part } from "../part";
import { usePreferences } from "./preferences";
import { PreferencesForm } from "./preferences-form";

/** How somebody wants to be told of things. */
export function NotificationsPage() {
  const t = useTranslations("channels");
  const preferences = usePreferences();
  const sound = (on: boolean) => {
    setSound(on);
    if (on) chime();
  };
  return (
    <div className="grid grid-cols-1 gap-5">
      <Part title={t("title")} intro={t("intro")}>
        {preferences.isError ? <Failed error={preferences.error} retry={() => void preferences.refetch()} />
          : preferences.data ? <PreferencesForm saved={preferences.data} />
          : <Skeleton className="h-136" />}
      </Part>
      <Part title={t("device")} intro={t("device_intro")}>
        <Check label={t("sound")} defaultChecked={soundOn()} onChange={(event) => sound(event.target.checked)} />
      </Part>
    </div>
  );
}
