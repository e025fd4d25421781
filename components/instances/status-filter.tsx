import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuChoices } from "@/components/ui/menu";
import { STATUS_WORDS } from "@/components/words/status";
import type { InstanceStatus } from "@/lib/instances/status";
import { StatusBadge } from "./status-badge";

const STATUSES = Object.keys(STATUS_WORDS) as InstanceStatus[];
const ANY = "any";

type StatusFilterProps = { status: InstanceStatus | ""; onStatus: (status: InstanceStatus | "") => void };

export function StatusFilter({ status, onStatus }: StatusFilterProps) {
  return (
    <Menu
      align="start"
      trigger={
        <Button variant={status === "" ? "secondary" : "chosen"}>
          {status === "" ? "Status" : `Status: ${STATUS_WORDS[status].toLowerCase()}`} <ChevronDown />
        </Button>
      }
    >
      <MenuChoices
        value={status === "" ? ANY : status}
        onValueChange={(value) => onStatus(STATUSES.find((known) => known === value) ?? "")}
      >
        <MenuChoice value={ANY}>Any status</MenuChoice>
        {STATUSES.map((known) => (
          <MenuChoice key={known} value={known}>
            <StatusBadge status={known} />
          </MenuChoice>
        ))}
      </MenuChoices>
    </Menu>
  );
}
