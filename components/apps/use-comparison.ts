import { useRef, useState } from "react";
import { getJson, sendJson } from "@/components/portal/request";
import type { Comparison, UnusedConnection } from "@/lib/revocations/view";

/** At most so many connections of one consent in one call. */
const BATCH = 4;

/** A comparison with Xero, Xero user by Xero user, as far as it has come, and how to remove what nothing uses. */
export function useComparison(appId: string) {
  const path = `/api/portal/apps/${appId}/unused-connections`;
  const [result, setResult] = useState<Comparison | null>(null);
  const run = useRef(0);

  async function compare() {
    const own = ++run.current;
    let sum: Comparison = { unused: [], compared: 0, unread: 0, busy: 0, next: null };
    do {
      const more = await getJson<Comparison>(sum.next ? `${path}?after=${sum.next}` : path);
      sum = add(sum, more);
      if (own !== run.current) return;
      setResult(sum);
    } while (sum.next !== null);
  }

  /** Returns how many nothing used. */
  async function remove(connections: UnusedConnection[]): Promise<number> {
    let count = 0;
    for (const [consent, ids] of batches(connections)) {
      const answer = await sendJson<{ removed: string[] }>("DELETE", path, { consent, connectionIds: ids });
      count += answer.removed.length;
      setResult((last) => last && { ...last, unused: last.unused.filter((each) => !ids.includes(each.connectionId)) });
    }
    return count;
  }

  return { result, compare, remove };
}

/** Two Xero users of one organisation may see the same connection. */
function add(sum: Comparison, more: Comparison): Comparison {
  const isNew = ({ connectionId }: UnusedConnection) => sum.unused.every((each) => each.connectionId !== connectionId);
  return {
    unused: [...sum.unused, ...more.unused.filter(isNew)],
    compared: sum.compared + more.compared,
    unread: sum.unread + more.unread,
    busy: sum.busy + more.busy,
    next: more.next,
  };
}

function batches(connections: UnusedConnection[]): [string, string[]][] {
  const consents = [...new Set(connections.map(({ consent }) => consent))];
  return consents.flatMap((consent) => {
    const ids = connections.filter((each) => each.consent === consent).map(({ connectionId }) => connectionId);
    return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at): [string, string[]] => {
      return [consent, ids.slice(at * BATCH, (at + 1) * BATCH)];
    });
  });
}
