"use client";

import { useEffect } from "react";
import { useSWRConfig } from "swr";
import { isAffected } from "@/lib/live-updates/view";
import { followUpdates } from "./follow-updates";

/** Has what this page shows read again as soon as it changes, where the server can tell. */
export function LiveUpdates() {
  const { mutate } = useSWRConfig();
  useEffect(
    () =>
      followUpdates({
        onChange: (kinds) => void mutate((key) => typeof key === "string" && isAffected(key, kinds)),
        // What changed while nobody told is not known.
        onOpen: () => void mutate((key) => typeof key === "string" && key.startsWith("/api/portal/")),
      }),
    [mutate],
  );
  return null;
}
