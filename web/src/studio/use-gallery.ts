"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { TrainerPage } from "@/trainers/queries";
import { ownKey } from "./queries";

/** A picture of one's page. */
export type Picture = TrainerPage["gallery"][number];
/** What is done to the pictures, whichever they are: what was changed elsewhere meanwhile is kept. */
export type Change = (now: Picture[]) => Picture[];
/** As many as a page takes. */
export const MOST_PICTURES = 12;

const KEY = ["gallery"];
/** What the server has said last, which is behind what is shown while something is under way. */
const SAID = ["gallery", "said"];
type Said = { pictures: Picture[]; version: number };

const said = ({ gallery, gallery_version }: TrainerPage): Said => ({ pictures: gallery, version: gallery_version });
const ask = async () => said(await unwrap(api.GET("/api/v1/trainers/{id}", { params: { path: { id: "me" } } })));

async function save(change: Change, { pictures, version }: Said): Promise<Said> {
  const wanted = change(pictures).map(({ file, caption }) => ({ file, caption }));
  return unwrap(api.PUT("/api/v1/trainers/me/gallery", { params: { header: { "If-Match": `"${version}"` } }, body: { pictures: wanted } }));
}

/** Changes the gallery: shown at once, saved one after the other, and as the server has it where it refused. */
export function useGallery() {
  const cache = useQueryClient();
  const shown = () => cache.getQueryData<TrainerPage>(ownKey);
  return useMutation({
    mutationKey: KEY,
    scope: { id: "gallery" },
    onMutate: async (change: Change) => {
      await cache.cancelQueries({ queryKey: ownKey });
      const page = shown();
      if (page && cache.isMutating({ mutationKey: KEY }) === 1) cache.setQueryData<Said>(SAID, said(page));
      cache.setQueryData<TrainerPage>(ownKey, (now) => now && { ...now, gallery: change(now.gallery) });
    },
    mutationFn: async (change: Change) => {
      const known = cache.getQueryData<Said>(SAID) ?? (await ask());
      const saved = await save(change, known).catch(async (error: unknown) => {
        if (!(error instanceof ProblemError) || error.kind !== "stale") throw error;
        // Somebody was faster, on another device: the same is done to what is there now.
        return save(change, await ask());
      });
      cache.setQueryData<Said>(SAID, saved);
    },
    // What the server has is asked for once nothing is under way any more: it would undo what is not saved yet.
    onSettled: () => (cache.isMutating({ mutationKey: KEY }) === 1 ? cache.invalidateQueries({ queryKey: ["trainer"] }) : undefined),
  });
}
