"use client";

import { LogIn } from "lucide-react";
import { useTranslations } from "next-intl";
import { signedIn } from "@/api/client";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/states";

/** A page that is somebody's own, before one knows whose; or after their sign-in was ended from elsewhere. */
export function SignedOut({ ended = false }: { ended?: boolean }) {
  const t = useTranslations("auth");
  return (
    <Empty icon={<LogIn className="size-9" />} title={t("own_page")} page={ended}>
      {ended && <p className="mb-4">{t("ended")}</p>}
      <Button onClick={() => void signedIn()}>{t("sign_in")}</Button>
    </Empty>
  );
}
