"use client";

import { LogIn } from "lucide-react";
import { useTranslations } from "next-intl";
import { signedIn } from "@/api/client";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/states";

/** A page that is somebody's own, before one knows whose. */
export function SignedOut() {
  const t = useTranslations("auth");
  return (
    <Empty icon={<LogIn className="size-9" />} title={t("own_page")}>
      <Button onClick={() => void signedIn()}>{t("sign_in")}</Button>
    </Empty>
  );
}
