import { ArrowDownUp } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuChoices } from "@/components/ui/menu";
import { SORT_NAMES } from "@/components/copy/list";
import { type Sort, SORTS } from "@/lib/instances/view";

export function SortMenu({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  return (
    <Menu
      trigger={
        <Button aria-label={`Sort: ${SORT_NAMES[sort]}`} className="whitespace-nowrap">
          <ArrowDownUp /> {SORT_NAMES[sort]}
        </Button>
      }
    >
      <MenuChoices value={sort} onValueChange={(value) => onSort(SORTS.find((known) => known === value) ?? SORTS[0])}>
        {SORTS.map((known) => (
          <MenuChoice key={known} value={known}>
            {SORT_NAMES[known]}
          </MenuChoice>
        ))}
      </MenuChoices>
    </Menu>
  );
}
