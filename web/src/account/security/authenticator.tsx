"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { Failed, Skeleton } from "@/ui/states";
import { useMine, useMineCache } from "../mine";
import { Part } from "../part";
import { RecoveryCodes } from "./recovery-codes";
import { TotpOff } from "./totp-off";
import { TotpOn } from "./totp-on";

/** Whether signing in asks for a code, and what is left of the recovery codes. */
export type Totp = components["schemas"]["Totp"];

/** The second factor: set up with an app, with codes for when that is lost, and taken away again. */
export function Authenticator() {
  const t = useTranslations("totp");
  const cache = useMineCache();
  const totp = useMine("totp", () => unwrap(api.GET("/api/v1/me/totp")));
  const [codes, setCodes] = useState<string[] | null>(null);
  const again = () => {
    void cache.again("totp");
    void cache.again("devices");
  };
  const show = (fresh: string[]) => {
    setCodes(fresh);
    again();
  };
  return (
    <Part title={t("title")} intro={totp.data?.enabled ? t("on", { left: totp.data.recovery_codes_left }) : t("off")}>
      {totp.isPending && <Skeleton className="h-11" />}
      {totp.isError && <Failed error={totp.error} retry={() => void totp.refetch()} />}
      {codes ? <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
        : totp.data && (totp.data.enabled ? <TotpOn totp={totp.data} onCodes={show} onOff={again} /> : <TotpOff onCodes={show} />)}
    </Part>
  );
}
