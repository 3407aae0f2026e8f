"use client";

import { useTranslations } from "next-intl";
import { Failed, Skeleton } from "@/ui/states";
import { useMe } from "../mine";
import { Part } from "../part";
import { AboutForm } from "./about-form";
import { Address } from "./address";
import { Avatar } from "./avatar";
import { NameForm } from "./name-form";
import { useProfile } from "./queries";

/** Who somebody is: name, picture, language, how to reach them and whom to call. */
export function ProfilePage() {
  const t = useTranslations("profile");
  const me = useMe();
  const profile = useProfile();
  const client = me.role === "client";
  return (
    <div className="grid grid-cols-1 gap-5">
      <Address />
      <Part title={t("you")}>
        <Avatar />
        <NameForm account={me} />
      </Part>
      <Part title={client ? t("about_you") : t("reach_you")} intro={client ? t("about_intro") : t("reach_intro")}>
        {profile.isError ? <Failed error={profile.error} retry={() => void profile.refetch()} />
          : profile.data ? <AboutForm saved={profile.data} client={client} />
          : <Skeleton className={client ? "h-168" : "h-52"} />}
      </Part>
    </div>
  );
}
