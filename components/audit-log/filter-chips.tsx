import { dayName } from "@/components/time/format";
import { Chip } from "@/components/ui/chip";
import { GROUP_WORDS } from "@/components/copy/audit-log";
import { AUDIT_LOG_GROUPS } from "@/lib/audit-log/view";
import type { AuditLogQuery } from "./audit-log-query";

type FilterChipsProps = { query: AuditLogQuery; ask: (change: Partial<AuditLogQuery>) => void };

/** Active filters; each can be removed. */
export function FilterChips({ query, ask }: FilterChipsProps) {
  const { who, instance, from, to } = query;
  const group = AUDIT_LOG_GROUPS.find((known) => known === query.group);
  return (
    <>
      {group && <Chip text={GROUP_WORDS[group]} onRemove={() => ask({ group: "" })} />}
      {who && <Chip text={`User: ${who}`} onRemove={() => ask({ who: "" })} />}
      {instance && <Chip text={`Instance: ${instance}`} onRemove={() => ask({ instance: "" })} />}
      {from && <Chip text={`From ${dayName(from)}`} onRemove={() => ask({ from: "" })} />}
      {to && <Chip text={`Until ${dayName(to)}`} onRemove={() => ask({ to: "" })} />}
    </>
  );
}
