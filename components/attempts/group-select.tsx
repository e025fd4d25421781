import { Select } from "@/components/ui/select";
import { ATTEMPT_GROUP_WORDS } from "@/components/copy/attempt";
import { ATTEMPT_GROUPS, type AttemptGroup } from "@/lib/attempts/view";

type GroupSelectProps = { group: AttemptGroup | null; onChange: (group: AttemptGroup | null) => void };

const isLeft = (group: AttemptGroup) => group.startsWith("left_");

export function GroupSelect({ group, onChange }: GroupSelectProps) {
  return (
    <div role="search" aria-label="Attempts" className="mb-4 sm:w-[280px] noscript:hidden">
      <Select
        name="group"
        label="Show"
        value={group ?? ""}
        onChange={({ target }) => onChange(ATTEMPT_GROUPS.find((known) => known === target.value) ?? null)}
      >
        <option value="">All attempts</option>
        <optgroup label="Reached">
          <Options groups={ATTEMPT_GROUPS.filter((group) => !isLeft(group))} />
        </optgroup>
        <optgroup label="Dropped off">
          <Options groups={ATTEMPT_GROUPS.filter(isLeft)} />
        </optgroup>
      </Select>
    </div>
  );
}

function Options({ groups }: { groups: AttemptGroup[] }) {
  return groups.map((group) => (
    <option key={group} value={group}>
      {ATTEMPT_GROUP_WORDS[group]}
    </option>
  ));
}
