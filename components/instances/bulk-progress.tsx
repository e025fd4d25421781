import { CircleCheck, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { bulkResult, bulkTitle } from "@/components/copy/bulk";
import type { BulkResult, InstanceView } from "@/lib/instances/view";
import { type Bulk, failedOf } from "./use-bulk";

const DONE_SHOWN = 50;

type BulkProgressProps = {
  bulk: Bulk;
  onStop: () => void;
  onUndo: (done: InstanceView[]) => void;
  onClose: (left: InstanceView[]) => void;
  /** Whether what failed can stay selected. */
  keeps?: boolean;
};

/** The progress of a bulk action and the result for each instance, failures first. */
export function BulkProgress({ bulk, onStop, onUndo, onClose, keeps = true }: BulkProgressProps) {
  const { action, instances, results, isRunning, problem } = bulk;
  const left = failedOf(bulk);
  const done = instances.length - left.length;
  return (
    <Dialog
      title={bulkTitle(action, instances.length, isRunning ? null : done)}
      keepOpen
      wide
      onClose={() => (isRunning ? onStop() : onClose(left))}
    >
      <div className="grid gap-4">
        <Bar at={results.size} of={instances.length} />
        {problem && (
          <Notice tone="reconnect" role="alert" title={problem}>
            {instances.length - results.size} were not processed.
          </Notice>
        )}
        <Results bulk={bulk} />
      </div>
      <DialogActions>
        {isRunning ? (
          <Button onClick={onStop}>Stop</Button>
        ) : (
          <>
            {action === "disable" && done > 0 && (
              <Button onClick={() => onUndo(instances.filter((instance) => !left.includes(instance)))}>Undo</Button>
            )}
            {keeps && left.length > 0 && <Button onClick={() => onClose(left)}>Keep {left.length} selected</Button>}
            <Button variant="primary" onClick={() => onClose([])}>
              Close
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Bar({ at, of }: { at: number; of: number }) {
  return (
    <div className="grid gap-1.5">
      <p role="status" className="text-13 text-ink-3 tabular-nums">
        {at} of {of}
      </p>
      <div
        role="progressbar"
        aria-label="Progress"
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={at}
        className="h-1 overflow-hidden rounded-[2px] bg-line"
      >
        <div className="h-full bg-accent transition-[width]" style={{ width: `${(at / of) * 100}%` }} />
      </div>
    </div>
  );
}

function Results({ bulk: { action, instances, results } }: { bulk: Bulk }) {
  const names = new Map(instances.map(({ id, name }) => [id, name]));
  const all = [...results.values()].toReversed();
  const isDone = ({ problem, cause }: BulkResult) => problem === null && cause === null;
  const done = all.filter(isDone);
  const shown = [...all.filter((result) => !isDone(result)), ...done.slice(0, DONE_SHOWN)];
  const more = done.length - DONE_SHOWN;
  return (
    <ul className="h-[240px] overflow-y-auto rounded-control border border-line">
      {shown.map((result) => {
        const Icon = isDone(result) ? CircleCheck : TriangleAlert;
        return (
          <li
            key={result.id}
            data-tone={isDone(result) ? "connected" : "reconnect"}
            className="flex gap-2.5 border-b border-line px-3 py-2 text-14 last:border-b-0"
          >
            <Icon className="mt-0.5 size-4 shrink-0 text-tone" />
            <span className="min-w-0 wrap-anywhere">
              {names.get(result.id)} <span className="text-ink-3 tabular-nums">{result.id}</span>
              <span className="block text-13 text-ink-2">{bulkResult(action, result)}</span>
            </span>
          </li>
        );
      })}
      {more > 0 && <li className="px-3 py-2 text-13 text-ink-3">and {more} more</li>}
    </ul>
  );
}
