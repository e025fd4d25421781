import { clsx } from "@/components/ui/class-names";
import Link from "next/link";
import { DayAndClock } from "@/components/time/day-and-clock";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { aboutLink, openedWords, PLANKS, progressWords } from "@/components/copy/link";
import type { LinkView } from "@/lib/links/view";
import type { useLinkActions } from "./use-links";

type Actions = ReturnType<typeof useLinkActions>;

const COLUMNS = "grid gap-x-4 px-4 sm:px-5 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1.1fr)_104px_104px_196px]";

/** A table by its roles, which narrow screens show as blocks. */
export function LinkTable({ links, busy, actions }: { links: LinkView[]; busy: boolean; actions: Actions }) {
  return (
    <Panel className="overflow-clip max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
      <div role="table" aria-label="Links" aria-busy={busy}>
        <div role="rowgroup" className="max-lg:sr-only">
          <div role="row" className={`${COLUMNS} h-9 items-center border-b border-line text-12 font-medium text-ink-3`}>
            <span role="columnheader">For</span>
            <span role="columnheader">How far</span>
            <span role="columnheader">Opened</span>
            <span role="columnheader">Works until</span>
            <span role="columnheader" className="sr-only">
              Actions
            </span>
          </div>
        </div>
        <div role="rowgroup">
          {links.map((link) => (
            <Row key={link.id} link={link} actions={actions} />
          ))}
        </div>
      </div>
    </Panel>
  );
}

function Row({ link, actions }: { link: LinkView; actions: Actions }) {
  const { name, instance, opened, openedAt, expiresAt, end } = link;
  return (
    <div role="row" className={`${COLUMNS} items-center gap-y-2 border-b border-line py-3 last:border-b-0`}>
      <div role="cell" className="min-w-0 wrap-anywhere">
        <span className="font-medium" dir="auto">
          {instance ? <Link href={`/dashboard/instances/${instance.id}`}>{name}</Link> : name}
        </span>
        <span className="block text-13 text-ink-3">{aboutLink(link)}</span>
      </div>
      <div role="cell" className="min-w-0">
        <Progress link={link} />
      </div>
      <div role="cell" className="text-13 text-ink-2">
        <span className="lg:hidden">Opened: </span>
        {openedWords(opened)}
        {openedAt && (
          <span className="text-ink-3 lg:block">
            {" "}
            <DayAndClock at={openedAt} />
          </span>
        )}
      </div>
      <div role="cell" className="text-13 text-ink-2">
        <span className="lg:hidden">Works until: </span>
        <DayAndClock at={expiresAt} />
      </div>
      <div role="cell" className="flex gap-3 lg:justify-end">
        {end === null && (
          <>
            <Button
              size="sm"
              onClick={() => actions.resend(link)}
              aria-label={`${link.email ? "Resend" : "Copy again"}: the link for ${name}`}
            >
              {link.email ? "Resend" : "Copy again"}
            </Button>
            <Button
              size="sm"
              variant="ghost"
              onClick={() => actions.revoke(link)}
              aria-label={`Revoke the link for ${name}`}
            >
              Revoke
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function Progress({ link }: { link: LinkView }) {
  const laid = PLANKS[link.step];
  return (
    <div data-tone={link.problem ? "reconnect" : "accent"} className="grid gap-1.5 text-13">
      <span aria-hidden="true" className="flex max-w-28 gap-1">
        {[0, 1, 2, 3].map((plank) => (
          <i
            key={plank}
            className={clsx(
              "h-1 grow rounded-[1px]",
              plank >= laid ? "bg-past" : link.problem && plank === laid - 1 ? "bg-tone" : "bg-accent",
            )}
          />
        ))}
      </span>
      <span className="wrap-anywhere">{progressWords(link)}</span>
    </div>
  );
}
