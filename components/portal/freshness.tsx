"use client";

import { TriangleAlert } from "lucide-react";
import { clockWithSeconds } from "@/components/time/format";

/** When the shown data was loaded. */
export function Freshness({ at, stale }: { at: number; stale: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 tabular-nums">
      {stale && <TriangleAlert className="size-3.5 text-reconnect" />}
      <span className={stale ? "text-reconnect" : undefined}>
        {stale ? `Not up to date. Last update ${clockWithSeconds(at)}` : `Up to date, ${clockWithSeconds(at)}`}
      </span>
    </span>
  );
}
