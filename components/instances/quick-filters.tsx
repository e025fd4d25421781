import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuCheck, MenuChoice, MenuChoices, MenuTitle } from "@/components/ui/menu";
import { KINDS, PROTOCOLS, shortKind } from "@/components/copy/app";
import { countWords } from "@/components/copy/number";
import { STATUS_WORDS } from "@/components/copy/status";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import type { ListQuery } from "./list-query";
import { StatusBadge } from "./status-badge";
import { useOptions, useStatusCounts } from "./use-counts";

type FilterProps = { query: ListQuery; onChange: (change: Partial<ListQuery>) => void };

const ANY = "any";

export function StatusMenu({ query, onChange }: FilterProps) {
  const [isOpen, setOpen] = useState(false);
  const counts = useStatusCounts(isOpen ? query : null);
  const { statuses } = query;
  const name = statuses.length === 1 ? STATUS_WORDS[statuses[0]!].toLowerCase() : String(statuses.length);
  return (
    <FilterMenu name="Status" value={statuses.length === 0 ? "" : name} onOpenChange={setOpen}>
      {INSTANCE_STATUSES.map((status) => (
        <MenuCheck
          key={status}
          checked={statuses.includes(status)}
          onChange={(checked) =>
            onChange({
              statuses: INSTANCE_STATUSES.filter((each) => (each === status ? checked : statuses.includes(each))),
            })
          }
          detail={counts && countWords(counts[status])}
        >
          <StatusBadge status={status} />
        </MenuCheck>
      ))}
    </FilterMenu>
  );
}

export function KindMenu({ query, onChange }: FilterProps) {
  const { kind, protocol } = query;
  const value = [kind && KINDS[kind], protocol && PROTOCOLS[protocol].replace("OAuth ", "")].filter(Boolean).join(", ");
  return (
    <FilterMenu name="Kind" value={value}>
      <MenuTitle>Kind</MenuTitle>
      <Choices value={kind} names={KINDS} any="Any kind" onChoice={(chosen) => onChange({ kind: chosen })} />
      <MenuTitle>Protocol</MenuTitle>
      <Choices
        value={protocol}
        names={PROTOCOLS}
        any="Any protocol"
        onChoice={(chosen) => onChange({ protocol: chosen })}
      />
    </FilterMenu>
  );
}

export function AppMenu({ query, onChange }: FilterProps) {
  const [isOpen, setOpen] = useState(false);
  const { apps } = useOptions(isOpen || query.app !== "");
  const chosen = apps.find(({ id }) => id === query.app);
  return (
    <FilterMenu name="App" value={query.app && (chosen?.name ?? "one")} onOpenChange={setOpen}>
      <MenuChoices
        value={query.app || ANY}
        onValueChange={(value: string) => onChange({ app: value === ANY ? "" : value })}
      >
        <MenuChoice value={ANY}>Any app</MenuChoice>
        {apps.map((app) => (
          <MenuChoice key={app.id} value={app.id}>
            <span className="max-w-[280px] min-w-0">
              <span dir="auto" title={app.name} className="block truncate">
                {app.name}
              </span>
              <span className="block text-13 text-ink-3">{shortKind(app)}</span>
            </span>
          </MenuChoice>
        ))}
      </MenuChoices>
    </FilterMenu>
  );
}

type ChoicesProps<Choice extends string> = {
  value: Choice | "";
  names: Record<Choice, string>;
  any: string;
  onChoice: (chosen: Choice | "") => void;
};

function Choices<Choice extends string>({ value, names, any, onChoice }: ChoicesProps<Choice>) {
  const choices = Object.keys(names) as Choice[];
  return (
    <MenuChoices
      value={value || ANY}
      onValueChange={(chosen: string) => onChoice(choices.find((choice) => choice === chosen) ?? "")}
    >
      <MenuChoice value={ANY}>{any}</MenuChoice>
      {choices.map((choice) => (
        <MenuChoice key={choice} value={choice}>
          {names[choice]}
        </MenuChoice>
      ))}
    </MenuChoices>
  );
}

type FilterMenuProps = {
  name: string;
  /** The active choice; empty without one. */
  value: string;
  onOpenChange?: (isOpen: boolean) => void;
  children: ReactNode;
};

function FilterMenu({ name, value, onOpenChange, children }: FilterMenuProps) {
  return (
    <Menu
      align="start"
      onOpenChange={onOpenChange}
      trigger={
        <Button variant={value ? "chosen" : "secondary"}>
          <span title={value} className="max-w-[180px] truncate">
            {value ? `${name}: ${value}` : name}
          </span>{" "}
          <ChevronDown />
        </Button>
      }
    >
      {children}
    </Menu>
  );
}
