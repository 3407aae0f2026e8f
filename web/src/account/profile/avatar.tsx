"use client";

import { useMutation } from "@tanstack/react-query";
import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { changeAccount } from "@/api/session";
import { Face } from "@/trainers/face";
import { Button } from "@/ui/button";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useMe } from "../mine";
import { PictureDialog } from "./picture-dialog";

/** The picture beside one's name: choose, crop, replace, take away. */
export function Avatar() {
  const t = useTranslations("profile");
  const me = useMe();
  const input = useId();
  const [chosen, setChosen] = useState<File | null>(null);
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/me/avatar")),
    onSuccess: () => {
      changeAccount({ ...me, avatar: null });
      toast({ title: t("picture_gone") });
    },
  });
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Face name={me.name} picture={me.avatar} size="size-20" />
      <div className="grid min-w-0 gap-2">
        <p className="min-w-0"><span className="block font-medium">{me.name}</span><span className="block text-muted wrap-anywhere">{me.email}</span></p>
        <div className="flex flex-wrap gap-2">
          <label htmlFor={input} className="inline-flex min-h-11 items-center gap-2 rounded-xl border border-line-strong bg-surface px-4 text-[0.95rem] font-medium hover:bg-sunken has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
            <Camera aria-hidden className="size-4.5" />
            {me.avatar ? t("change_picture") : t("add_picture")}
            <input id={input} type="file" accept="image/*" className="sr-only" onChange={(event) => { setChosen(event.target.files?.[0] ?? null); event.target.value = ""; }} />
          </label>
          {me.avatar && <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>{t("remove_picture")}</Button>}
        </div>
      </div>
      {remove.isError && <div className="w-full"><Note tone="bad" role="alert">{remove.error.message || t("unreachable")}</Note></div>}
      {chosen && <PictureDialog file={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}
