import { CopyField } from "@/components/ui/copy-field";
import { Panel } from "@/components/ui/panel";
import type { DoneStep } from "@/lib/attempts/view";

type DoneInstance = DoneStep["instances"][number];

/** The only place where new instance tokens are shown. */
export function TokensOnce({ instances }: { instances: DoneInstance[] }) {
  return (
    <Panel aria-label={instances.length === 1 ? "Instance token" : "Instance tokens"}>
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
