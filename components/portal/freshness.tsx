"use client";

import { TriangleAlert } from "lucide-react";
import { clockWithSeconds } from "@/components/time/format";

/** Says from when the shown data is. The place is the same whether it is up to date or not, so nothing moves. */
export function Freshness({ at, stale }: { at: number; stale: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 tabular-nums">
      {stale && <TriangleAlert className="size-3.5 text-reconnect" />}
      <span className={stale ? "text-reconnect" : undefined}>
        {stale ? `Not up to date. Last answer ${clockWithSeconds(at)}` : `Up to date, ${clockWithSeconds(at)}`}
      </span>
    </span>
  );
}
