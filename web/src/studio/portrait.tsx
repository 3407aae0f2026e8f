"use client";

import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { changeAccount } from "@/api/session";
import { useAccount } from "@/api/use-session";
import { Face } from "@/trainers/face";
import { CropDialog } from "./crop-dialog";
import { PickFiles } from "./pick-files";
import { SendingRow } from "./sending-row";
import { useUploads } from "./use-uploads";

/** The picture beside one's name: the account's own. */
export function Portrait() {
  const t = useTranslations("studio");
  const account = useAccount();
  const [picked, setPicked] = useState<File[]>([]);
  const { sending, send, again, drop } = useUploads("avatar", async (file) => changeAccount(await unwrap(api.PUT("/api/v1/me/avatar", { body: { file: file.id } }))));
  if (!account) return null;
  return (
    <div id="picture" className="grid scroll-mt-24 grid-cols-1 gap-3">
      <div className="flex items-center gap-4">
        <Face name={account.name} picture={account.avatar} size="size-20 text-2xl" />
        <div className="grid min-w-0 gap-1.5">
          <p className="truncate font-medium">{account.name}</p>
          <PickFiles look="plain" label={t("picture")} accept="image/jpeg,image/png,image/webp" onPick={(files) => setPicked(files.slice(0, 1))}>
            <Camera aria-hidden className="size-5" />{t(account.avatar ? "change_picture" : "add_picture")}
          </PickFiles>
        </div>
      </div>
      <ul>{sending.map((one) => <SendingRow key={one.id} one={one} onAgain={() => again(one)} onDrop={() => drop(one.id)} />)}</ul>
      {picked.length > 0 && <CropDialog pictures={picked} aspect={1} onCut={send} onClose={() => setPicked([])} />}
    </div>
  );
}
