import { Ban, Check, Clock, Ellipsis } from "lucide-react";
import Link from "next/link";
import { DayAndClock } from "@/components/time/day-and-clock";
import { Panel } from "@/components/ui/panel";
import { appKind } from "@/components/copy/app";
import { attemptTone, attemptWords, STEP_WORDS } from "@/components/copy/attempt";
import type { AttemptView } from "@/lib/attempts/view";

const COLUMNS = "grid px-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1.1fr)_minmax(0,1.3fr)_96px_104px] sm:gap-x-5 sm:px-5";

/** A table by its roles, which phones show as blocks. */
export function AttemptTable({ attempts, busy }: { attempts: AttemptView[]; busy: boolean }) {
  return (
    <Panel className="overflow-clip max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
      <div role="table" aria-label="Attempts" aria-busy={busy}>
        <div role="rowgroup" className="max-sm:sr-only">
          <div role="row" className={`${COLUMNS} h-9 items-center border-b border-line text-12 font-medium text-ink-3`}>
            <span role="columnheader">Outcome</span>
            <span role="columnheader">App</span>
            <span role="columnheader">User</span>
            <span role="columnheader">Last step</span>
            <span role="columnheader">Started</span>
          </div>
        </div>
        <div role="rowgroup">
          {attempts.map((attempt) => (
            <Row key={attempt.id} attempt={attempt} />
          ))}
        </div>
      </div>
    </Panel>
  );
}

function Row({ attempt }: { attempt: AttemptView }) {
  const { app, who, step, at } = attempt;
  return (
    <div
      role="row"
      className={`${COLUMNS} border-b border-line py-3 last:border-b-0 max-sm:grid-cols-[1fr_auto] max-sm:gap-y-0.5 max-sm:*:col-span-2 max-sm:[&>*:not(:first-child)]:pl-8`}
    >
      <Outcome attempt={attempt} />
      <div role="cell" className="min-w-0 wrap-anywhere">
        {app && (
          <Link href={`/dashboard/apps/${app.id}`} prefetch={false} className="text-ink">
            {app.name}
          </Link>
        )}
        {app && " "}
        <span className="text-13 text-ink-3 sm:block">{appKind(attempt)}</span>
      </div>
      <div role="cell" className="min-w-0 wrap-anywhere">
        {who ?? <span className="text-ink-2">Former user</span>}
      </div>
      <div role="cell" className="text-13 text-ink-2 max-sm:col-span-1!">
        {STEP_WORDS[step]}
      </div>
      <div role="cell" className="text-13 text-ink-3 tabular-nums max-sm:col-span-1!">
        <DayAndClock at={at} />
      </div>
    </div>
  );
}

function Outcome({ attempt }: { attempt: AttemptView }) {
  const { end, instance } = attempt;
  const { bold, rest } = attemptWords(attempt);
  const Icon = end === "connected" ? Check : end === "open" ? Ellipsis : end === "expired" ? Clock : Ban;
  return (
    <div role="cell" data-tone={attemptTone(end)} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-3">
      <span className="grid size-5 place-items-center rounded-full bg-tone-soft text-tone [&_svg]:size-3 [&_svg]:stroke-[2.4]">
        <Icon />
      </span>
      <p className="wrap-anywhere text-ink-2">
        <b className="font-medium text-ink">{bold}</b> {rest}
        {instance && (
          <span className="block">
            {end !== "connected" && "To reconnect "}
            <Link href={`/dashboard/instances/${instance.id}`} prefetch={false} className="text-ink">
              {instance.name}
            </Link>{" "}
            <span className="text-13 text-ink-3 tabular-nums">{instance.id}</span>
          </span>
        )}
      </p>
    </div>
  );
}
