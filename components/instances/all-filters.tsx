import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Box } from "@/components/ui/check-box";
import { Drawer } from "@/components/ui/drawer";
import { TextField } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { appKind, KINDS, PROTOCOLS } from "@/components/copy/app";
import { countWords } from "@/components/copy/number";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import { type Filter, NO_QUERY } from "./list-query";
import { StatusBadge } from "./status-badge";
import { TagField } from "./tag-field";
import { useOptions, useCount, useStatusCounts } from "./use-counts";

type AllFiltersProps = { filter: Filter; isAdmin: boolean; onShow: (filter: Filter) => void; onClose: () => void };

/** All filters in a drawer; the list changes only with Show. */
export function AllFilters({ filter, isAdmin, onShow, onClose }: AllFiltersProps) {
  const [draft, setDraft] = useState(filter);
  const count = useCount(draft);
  const change = (part: Partial<Filter>) => setDraft({ ...draft, ...part });
  const { since, until } = draft;
  return (
    <Drawer
      title="Filters"
      open
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" onClick={() => setDraft({ ...NO_QUERY, search: draft.search })}>
            Clear
          </Button>
          <Button variant="primary" onClick={() => onShow(draft)} className="min-w-[112px]">
            Show {count && countWords(count)}
          </Button>
        </>
      }
    >
      <div className="grid gap-6">
        <StatusBoxes draft={draft} onChange={change} />
        <Choices draft={draft} isAdmin={isAdmin} onChange={change} />
        <TagField tags={draft.tags} onChange={(tags) => change({ tags })} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            type="date"
            name="since"
            label="Connected from"
            value={since}
            max={until || undefined}
            onChange={({ target }) => change({ since: target.value })}
          />
          <TextField
            type="date"
            name="until"
            label="Connected until"
            value={until}
            min={since || undefined}
            onChange={({ target }) => change({ until: target.value })}
          />
        </div>
      </div>
    </Drawer>
  );
}

type PartProps = { draft: Filter; onChange: (part: Partial<Filter>) => void };

function StatusBoxes({ draft, onChange }: PartProps) {
  const counts = useStatusCounts(draft);
  const { statuses } = draft;
  return (
    <fieldset>
      <legend className="mb-1 text-14 font-medium">Status</legend>
      {INSTANCE_STATUSES.map((status) => (
        <label key={status} className="flex min-h-(--hit) cursor-pointer items-center gap-3">
          <Box
            checked={statuses.includes(status)}
            onChange={({ target }) =>
              onChange({
                statuses: INSTANCE_STATUSES.filter((each) =>
                  each === status ? target.checked : statuses.includes(each),
                ),
              })
            }
          />
          <StatusBadge status={status} />
          <span className="ml-auto text-ink-3 tabular-nums">{counts && countWords(counts[status])}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Choices({ draft, isAdmin, onChange }: PartProps & { isAdmin: boolean }) {
  const { apps, people } = useOptions();
  const { kind, protocol, app, by, connector } = draft;
  return (
    <>
      <Select
        name="kind"
        label="Kind"
        value={kind}
        onChange={({ target }) => onChange({ kind: target.value as Filter["kind"] })}
      >
        <option value="">Any kind</option>
        <Options names={KINDS} />
      </Select>
      <Select
        name="protocol"
        label="Protocol"
        value={protocol}
        onChange={({ target }) => onChange({ protocol: target.value as Filter["protocol"] })}
      >
        <option value="">Any protocol</option>
        <Options names={PROTOCOLS} />
      </Select>
      <Select name="app" label="App" value={app} onChange={({ target }) => onChange({ app: target.value })}>
        <option value="">Any app</option>
        {apps.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name} ({appKind(each)})
          </option>
        ))}
      </Select>
      {isAdmin && (
        <Select name="by" label="Connected by" value={by} onChange={({ target }) => onChange({ by: target.value })}>
          <option value="">Anyone</option>
          <option value="me">Me</option>
          {people.map(({ id, email }) => (
            <option key={id} value={id}>
              {email}
            </option>
          ))}
        </Select>
      )}
      <Select
        name="connector"
        label="Connector"
        value={connector}
        onChange={({ target }) => onChange({ connector: target.value as Filter["connector"] })}
      >
        <option value="">Any connector</option>
        <option value="xero">Xero</option>
      </Select>
    </>
  );
}

function Options({ names }: { names: Record<string, string> }) {
  return Object.entries(names).map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
}
