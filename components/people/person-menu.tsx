import { Ellipsis } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import type { PersonView } from "@/lib/accounts/view";
import type { PeopleActions } from "./use-people-actions";

type PersonMenuProps = { person: PersonView; givesLinks: boolean; actions: PeopleActions };

export function PersonMenu({ person, givesLinks, actions }: PersonMenuProps) {
  return (
    <Menu
      trigger={
        <Button id={personMenuId(person.id)} variant="ghost" size="icon" aria-label={`Actions for ${person.email}`}>
          <Ellipsis />
        </Button>
      }
    >
      {person.role === "admin" ? (
        <MenuItem onSelect={() => actions.makeMember(person)}>Make member</MenuItem>
      ) : (
        <MenuItem onSelect={() => actions.openMakeAdmin(person)}>Make admin</MenuItem>
      )}
      <MenuItem onSelect={() => actions.endSessions(person)}>End sessions</MenuItem>
      {givesLinks && <MenuItem onSelect={() => actions.makeResetLink(person)}>Create password reset link</MenuItem>}
      {person.secondSteps.length > 0 && !person.isYou && (
        <MenuItem onSelect={() => actions.openRemoveSecondStep(person)}>Remove second step</MenuItem>
      )}
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
