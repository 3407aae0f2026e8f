"use client";

import { useTranslations } from "next-intl";

/** A field's error for people: our own by its name, the server's as it words it. */
export function useWrong() {
  const t = useTranslations("wrong");
  return (error: { type?: string | number; message?: string } | undefined): string | undefined => {
    if (!error?.message) return undefined;
    return error.type === "server" ? error.message : t(error.message as "required");
  };
}
