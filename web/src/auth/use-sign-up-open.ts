"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";

/** Whether new accounts can be made; until it is known they can. */
export function useSignUpOpen(): boolean {
  const notice = useQuery({ queryKey: ["notice"], queryFn: () => unwrap(api.GET("/api/v1/notice")) });
  return notice.data?.sign_up_open ?? true;
}
