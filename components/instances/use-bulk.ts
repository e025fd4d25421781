import { useRef, useState } from "react";
import { brokenOff, sendForLines } from "@/components/portal/stream";
import { type BulkAction, type BulkResult, type InstanceView, mostAtOnce } from "@/lib/instances/view";

/** A bulk action under way, or done: results by id, in the order in which they came. */
export type Bulk = {
  action: BulkAction;
  instances: InstanceView[];
  results: ReadonlyMap<number, BulkResult>;
  isRunning: boolean;
  /** Why it broke off before everything was done. */
  problem: string | null;
};

/** Does something to many instances, some at a time. `onEnd` is called when it has ended, however it did. */
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
      const most = mostAtOnce(action);
      for (let from = 0; from < instances.length; from += most) {
        const ids = instances.slice(from, from + most).map(({ id }) => id);
        const body = { action, ids, tags };
        const onLine = (line: unknown) => {
          const result = line as BulkResult;
          show({ results: new Map(state.results).set(result.id, result) });
        };
        await sendForLines("/api/portal/instances/bulk", body, onLine, aborter.signal);
      }
      show({ isRunning: false });
    } catch (error) {
      show({ isRunning: false, problem: aborter.signal.aborted ? "You stopped it." : brokenOff(error) });
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

/** Those that it was not done to. */
export function failedOf({ instances, results }: Bulk): InstanceView[] {
  return instances.filter(({ id }) => {
    const result = results.get(id);
    return !result || result.problem !== null || result.cause !== null;
  });
}
