import { clsx } from "@/components/ui/class-names";
import type { Host } from "@/lib/branding/view";
import { HostMark } from "./host-mark";
import type { Words } from "./words";

export type PlankState = "none" | "half" | "laid" | "broken";

const WAYS: Record<PlankState, string> = {
  none: "border-[1.5px] border-dashed border-edge",
  half: "border-[1.5px] border-dashed border-edge before:absolute before:-inset-[1.5px] before:end-1/2 before:rounded-[2px] before:bg-accent",
  laid: "bg-accent",
  broken: "bg-[linear-gradient(90deg,var(--ink-3)_0_36%,transparent_36%_64%,var(--ink-3)_64%)]",
};

/** The plank between the host and Xero: how far it is, beside the title that says it in words. */
export function Plank({ words: { t }, host, state }: { words: Words; host: Host; state: PlankState }) {
  return (
    <div
      role="img"
      aria-label={t(`plank.${state}`, { host: host.name })}
      className="mb-6 flex w-62 max-w-full items-center"
    >
      <HostMark
        host={host}
        className="size-12 rounded-[12px] text-22"
        logoClassName="size-12 rounded-[12px] border border-line bg-surface p-[9px]"
      />
      <span className={clsx("relative mx-1.5 h-2 grow rounded-[2px]", WAYS[state])} />
      <span className="grid size-12 shrink-0 place-items-center rounded-[12px] border border-line bg-surface text-13 font-semibold">
        Xero
      </span>
    </div>
  );
}
