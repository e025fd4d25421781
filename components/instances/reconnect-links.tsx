import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/components/copy/number";
import type { InstanceView } from "@/lib/instances/view";
import { LINK_DAYS } from "@/lib/links/view";
import { type Bulk, failedOf, useBulk } from "./use-bulk";

type ReconnectLinksProps = { instances: InstanceView[]; onClose: () => void };

/** A customer's link for each instance, for sending by hand. They are made when asked for, and shown once. */
export function ReconnectLinks({ instances, onClose }: ReconnectLinksProps) {
  const { bulk, run } = useBulk(() => undefined);
  const isDone = bulk !== null && !bulk.isRunning;
  return (
    <Dialog title={`Reconnect ${counted(instances.length, "instance")}`} onClose={onClose} keepOpen={isDone} wide>
      <p className="mb-4 text-ink-2">
        Send each customer their link: it reconnects that business only, without an account, and works for {LINK_DAYS}{" "}
        days. Id, name and instance token stay the same.{isDone && " The links can’t be shown again."}
      </p>
      {isDone && <MadeLinks bulk={bulk} />}
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        {!isDone && (
          <Button
            variant="primary"
            busy={bulk !== null}
            busyLabel="Creating links"
            onClick={() => run("link", instances)}
          >
            Create {counted(instances.length, "link")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function MadeLinks({ bulk }: { bulk: Bulk }) {
  const lines = bulk.instances.flatMap(({ id, name }) => {
    const url = bulk.results.get(id)?.url;
    return url === undefined ? [] : [`${name}: ${url}`];
  });
  const failed = failedOf(bulk);
  const [first] = failed;
  return (
    <div className="grid gap-4">
      {first && (
        <Notice tone="reconnect" role="alert" title={`No link for ${failed.map(({ name }) => name).join(", ")}.`}>
          {bulk.problem ?? bulk.results.get(first.id)?.problem}
        </Notice>
      )}
      {lines.length > 0 && (
        <div className="max-h-[320px] overflow-y-auto">
          <CodeBlock title="Links" what="the links" text={lines.join("\n")} />
        </div>
      )}
    </div>
  );
}
