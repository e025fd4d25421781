import { STATUS_ICONS } from "@/components/instances/status-badge";
import { useNow } from "@/components/time/use-now";
import { Panel } from "@/components/ui/panel";
import { statusSentence } from "@/components/copy/status";
import type { InstanceView } from "@/lib/instances/view";
import { TokenRuler } from "./token-ruler";

/** The status in one sentence, and the token's life on a ruler. */
export function StatePanel({ instance }: { instance: InstanceView }) {
  const now = useNow();
  if (now === null) return null;
  const Icon = STATUS_ICONS[instance.status];
  const { bold, rest } = statusSentence(instance, now);
  const isValid = instance.status !== "reconnect" && Date.parse(instance.expiresAt) > now;
  return (
    <Panel data-tone={instance.status} aria-label="Status" className="mb-4 p-4 sm:px-5 sm:pt-5 sm:pb-6">
      <p className="flex gap-3 text-16 leading-[1.45] tracking-[-0.01em] sm:text-18">
        <Icon className="mt-[3px] size-5 shrink-0 text-tone" />
        <span className="wrap-anywhere text-ink-2 tabular-nums">
          <b className="text-ink">{bold}</b> {rest}
        </span>
      </p>
      {isValid && <TokenRuler instance={instance} now={now} />}
    </Panel>
  );
}
