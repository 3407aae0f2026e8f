"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { TrainerPage } from "@/trainers/queries";
import { ownKey } from "./queries";

/** A picture of one's page. */
export type Picture = TrainerPage["gallery"][number];
/** As many as a page takes. */
export const MOST_PICTURES = 12;

const KEY = ["gallery"];

/** Changes the gallery: shown at once, saved one after the other, and as the server has it where it refused. */
export function useGallery() {
  const cache = useQueryClient();
  const put = (pictures: Picture[]) => cache.setQueryData<TrainerPage>(ownKey, (page) => page && { ...page, gallery: pictures });
  const now = () => cache.getQueryData<TrainerPage>(ownKey)?.gallery ?? [];
  return useMutation({
    mutationKey: KEY,
    scope: { id: "gallery" },
    onMutate: async (change: (now: Picture[]) => Picture[]) => {
      await cache.cancelQueries({ queryKey: ownKey });
      put(change(now()));
    },
    mutationFn: () => unwrap(api.PUT("/api/v1/trainers/me/gallery", { body: { pictures: now().map(({ file, caption }) => ({ file, caption })) } })),
    // What the server has is asked for once nothing is under way any more: it would undo what is not saved yet.
    onSettled: () => (cache.isMutating({ mutationKey: KEY }) === 1 ? cache.invalidateQueries({ queryKey: ["trainer"] }) : undefined),
  });
}
