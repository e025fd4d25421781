import { useRef, useState } from "react";
import { streamErrorText, sendForLines } from "@/components/portal/stream";
import { type BulkAction, type BulkResult, type InstanceView, mostAtOnce } from "@/lib/instances/view";

/** A running or finished bulk action; results by id, in order of arrival. */
export type Bulk = {
  action: BulkAction;
  instances: InstanceView[];
  results: ReadonlyMap<number, BulkResult>;
  isRunning: boolean;
  /** Why it stopped early. */
  problem: string | null;
};

/** Runs a bulk action in batches. `onEnd` is called when it ends, also after a failure. */
export function useBulk(onEnd: () => void) {
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const stop = useRef<AbortController | null>(null);

  async function run(action: BulkAction, instances: InstanceView[], tags: string[] = []) {
    const aborter = new AbortController();
    stop.current = aborter;
    let state: Bulk = { action, instances, results: new Map(), isRunning: true, problem: null };
    const show = (change: Partial<Bulk>) => setBulk((state = { ...state, ...change }));
    show({});
    try {
      const batchSize = mostAtOnce(action);
      for (let from = 0; from < instances.length; from += batchSize) {
        const ids = instances.slice(from, from + batchSize).map(({ id }) => id);
        const body = { action, ids, tags };
        const onLine = (line: unknown) => {
          const result = line as BulkResult;
          show({ results: new Map(state.results).set(result.id, result) });
        };
        await sendForLines("/api/portal/instances/bulk", body, onLine, aborter.signal);
      }
      show({ isRunning: false });
    } catch (error) {
      show({ isRunning: false, problem: aborter.signal.aborted ? "Stopped." : streamErrorText(error) });
    }
    onEnd();
  }

  return {
    bulk,
    run: (action: BulkAction, instances: InstanceView[], tags?: string[]) => void run(action, instances, tags),
    stop: () => stop.current?.abort(),
    close: () => setBulk(null),
  };
}

/** Instances that failed or were not processed. */
export function failedOf({ instances, results }: Bulk): InstanceView[] {
  return instances.filter(({ id }) => {
    const result = results.get(id);
    return !result || result.problem !== null || result.cause !== null;
  });
}
