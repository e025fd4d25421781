import { Link as LinkIcon, Mail } from "lucide-react";
import { useState } from "react";
import { NO_QUERY } from "@/components/instances/list-query";
import { readSelection } from "@/components/instances/select-all";
import { useBulk } from "@/components/instances/use-bulk";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import type { InstanceStatus } from "@/lib/instances/status";
import type { InstanceView } from "@/lib/instances/view";

const BulkConfirm = onDemand(() => import("@/components/instances/bulk-confirm").then((file) => file.BulkConfirm));
const BulkProgress = onDemand(() => import("@/components/instances/bulk-progress").then((file) => file.BulkProgress));
const ReconnectLinks = onDemand(() =>
  import("@/components/instances/reconnect-links").then((file) => file.ReconnectLinks),
);

type AskAllProps = { status: InstanceStatus; canMail: boolean };

/** Asks the customers of all instances in a status to reconnect: by mail after a question, else with links to be copied. */
export function AskAll({ status, canMail }: AskAllProps) {
  const [asked, setAsked] = useState<InstanceView[] | null>(null);
  const reading = useTask();
  const { bulk, run, stop, close } = useBulk(() => undefined);
  const button = `ask-all-${status}`;
  const read = async () => setAsked(await readSelection({ ...NO_QUERY, statuses: [status] }));
  const done = () => setAsked(null);
  return (
    <>
      <Button id={button} busy={reading.busy} busyLabel="One moment" onClick={() => reading.run(read)}>
        {canMail ? <Mail /> : <LinkIcon />} {canMail ? "Send reconnect email" : "Copy reconnect links"}
      </Button>
      {reading.problem && (
        <p role="alert" className="basis-full text-13 text-reconnect">
          {reading.problem}
        </p>
      )}
      {asked && !canMail && <ReconnectLinks instances={asked} onClose={done} />}
      {asked && canMail && (
        <BulkConfirm
          action="mail"
          instances={asked}
          returnTo={button}
          onClose={done}
          onGo={() => {
            done();
            run("mail", asked);
          }}
        />
      )}
      {bulk && <BulkProgress bulk={bulk} onStop={stop} onUndo={close} onClose={close} keeps={false} />}
    </>
  );
}
