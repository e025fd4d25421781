import { Ban, Check, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { useTask } from "@/components/portal/use-task";
import { clock } from "@/components/time/format";
import { Moment } from "@/components/time/moment";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Tone } from "@/components/ui/tone";
import { DELIVERY_WORDS, deliveryOutcome, sentEventTitle } from "@/components/copy/delivery";
import type { DeliveryView } from "@/lib/webhooks/view";

/** Sends a delivery again, by its id. */
export type Send = (delivery: string) => Promise<unknown>;

const MARKS: Record<DeliveryView["status"], { tone: Tone; icon: typeof Check }> = {
  delivered: { tone: "connected", icon: Check },
  waiting: { tone: "retrying", icon: RefreshCw },
  failed: { tone: "reconnect", icon: Ban },
};

type DeliveryRowProps = { delivery: DeliveryView; onSend: Send | null; about?: ReactNode };

/** A delivery, with what can be done about it; `about` says which instance it is of. */
export function DeliveryRow({ delivery, onSend, about }: DeliveryRowProps) {
  const { id, event, status, attempts, nextAt } = delivery;
  const { busy, problem, run } = useTask();
  const title = sentEventTitle(event);
  const { tone, icon: Icon } = MARKS[status];
  const isWaiting = status === "waiting";
  const isDue = isWaiting && (attempts === 0 || nextAt === null);
  const action = isWaiting ? "Retry now" : "Redeliver";
  return (
    <li className="grid gap-x-4 gap-y-2 border-t border-line py-3 last:pb-0 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0 wrap-anywhere">
        <p className="text-ink-2">
          <b className="font-medium text-ink">{title}</b>
          {about && <>, {about}</>}, <Moment at={event.at} />
        </p>
        <p className="text-13 text-ink-3">
          {deliveryOutcome(delivery)}
          {nextAt && !isDue && (
            <>
              {" "}
              Next attempt <Moment at={nextAt} />.
            </>
          )}
        </p>
        {problem && (
          <p role="alert" className="text-13 text-reconnect">
            Not sent. {problem}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:justify-end">
        <Badge tone={tone} icon={<Icon />}>
          {DELIVERY_WORDS[status]}
        </Badge>
        {onSend && !isDue && (
          <Button
            size="sm"
            className="max-sm:min-h-(--hit)"
            busy={busy}
            busyLabel="Sending"
            aria-label={`${action}: ${title}, ${clock(Date.parse(event.at))}`}
            onClick={() => run(() => onSend(id))}
          >
            {action}
          </Button>
        )}
      </div>
    </li>
  );
}
