import { Ellipsis } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import type { PersonView } from "@/lib/accounts/view";
import type { PeopleActions } from "./use-people-actions";

type PersonMenuProps = { person: PersonView; givesLinks: boolean; actions: PeopleActions };

export function PersonMenu({ person, givesLinks, actions }: PersonMenuProps) {
  const other = person.role === "admin" ? "member" : "admin";
  return (
    <Menu
      trigger={
        <Button id={personMenuId(person.id)} variant="ghost" size="icon" aria-label={`Actions for ${person.email}`}>
          <Ellipsis />
        </Button>
      }
    >
      <MenuItem onSelect={() => actions.setRole(person, other)}>
        {other === "admin" ? "Make admin" : "Make member"}
      </MenuItem>
      <MenuItem onSelect={() => actions.endSessions(person)}>End sessions</MenuItem>
      {givesLinks && <MenuItem onSelect={() => actions.makeResetLink(person)}>Create password reset link</MenuItem>}
      <MenuLine />
      <MenuItem danger onSelect={() => actions.openRemove(person)}>
        Remove
      </MenuItem>
    </Menu>
  );
}

export function personMenuId(id: number): string {
  return `person-${id}`;
}
