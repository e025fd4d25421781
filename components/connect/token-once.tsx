import { CopyField } from "@/components/ui/copy-field";
import { Panel } from "@/components/ui/panel";

type TokenOnceProps = { instance: { id: number; name: string }; token: string };

/** The one time an instance's token is seen. */
export function TokenOnce({ instance, token }: TokenOnceProps) {
  return (
    <Panel className="grid gap-2 px-4 py-4 sm:px-5" aria-label="Token">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-0.5">
        <b className="wrap-anywhere">{instance.name}</b>
        <span className="text-14 text-ink-3">Instance {instance.id}</span>
      </div>
      <CopyField id="token" label="Token" value={token} />
    </Panel>
  );
}
