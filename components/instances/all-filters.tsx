import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Box } from "@/components/ui/check-box";
import { Drawer } from "@/components/ui/drawer";
import { TextField } from "@/components/ui/field";
import { countWords } from "@/components/copy/number";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import { FilterChoices } from "./filter-choices";
import { type Filter, NO_QUERY } from "./list-query";
import { StatusBadge } from "./status-badge";
import { TagField } from "./tag-field";
import { useCount, useStatusCounts } from "./use-counts";

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
          <Button
            variant="primary"
            onClick={() => onShow({ ...draft, externalId: draft.externalId.trim() })}
            className="min-w-[112px]"
          >
            Show {count && countWords(count)}
          </Button>
        </>
      }
    >
      <div className="grid gap-6">
        <StatusBoxes draft={draft} onChange={change} />
        <FilterChoices draft={draft} isAdmin={isAdmin} onChange={change} />
        <TagField tags={draft.tags} onChange={(tags) => change({ tags })} />
        <TextField
          name="externalId"
          label="Your own id"
          hint="As a whole. To find a part, search."
          value={draft.externalId}
          autoComplete="off"
          onChange={({ target }) => change({ externalId: target.value })}
        />
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
