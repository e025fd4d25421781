import { CopyButton } from "@/components/ui/copy-button";
import { CopyField } from "@/components/ui/copy-field";
import { Panel } from "@/components/ui/panel";
import type { DoneStep } from "@/lib/attempts/view";

type DoneInstance = DoneStep["instances"][number];

/** The only place where new instance tokens are shown. */
export function TokensOnce({ instances }: { instances: DoneInstance[] }) {
  const lines = instances.flatMap(({ id, name, token }) => (token === null ? [] : [`${name}\t${id}\t${token}`]));
  return (
    <Panel aria-label={instances.length === 1 ? "Instance token" : "Instance tokens"}>
      {lines.length > 1 && (
        <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-5 noscript:hidden">
          <span className="text-13 text-ink-3">Name, id and instance token of each, one a line.</span>
          <CopyButton text={lines.join("\n")} what="all instance tokens" name="Copy all" size="sm" />
        </div>
      )}
      {instances.map((instance) => (
        <TokenOnce key={instance.id} instance={instance} isOnly={instances.length === 1} />
      ))}
    </Panel>
  );
}

function TokenOnce({ instance: { id, name, token }, isOnly }: { instance: DoneInstance; isOnly: boolean }) {
  return (
    <div className="grid gap-2 border-b border-line px-4 py-4 last:border-b-0 sm:px-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-0.5">
        <b className="min-w-0 wrap-anywhere">{name}</b>
        <span className="text-14 text-ink-3">Instance {id}</span>
      </div>
      {token !== null && (
        <CopyField id={`token-${id}`} label={isOnly ? "Instance token" : `Instance token of ${name}`} value={token} />
      )}
    </div>
  );
}
