import { ArrowLeftRight } from "lucide-react";
import { Button, buttonStyle } from "@/components/ui/button";

export type OtherOrganization = { id: string; name: string };

/** Switches between the user's organizations. Native forms, so that it works without scripts. */
export function Organizations({ others }: { others: OtherOrganization[] }) {
  if (others.length === 0) return null;
  return (
    <details>
      <summary className={buttonStyle({ variant: "ghost", size: "row" })}>
        <ArrowLeftRight /> Switch organization
      </summary>
      <ul className="max-h-60 overflow-y-auto pl-4">
        {others.map(({ id, name }) => (
          <li key={id}>
            <form method="post" action="/api/portal/organizations/current">
              <input type="hidden" name="id" value={id} />
              <Button type="submit" variant="ghost" size="row">
                <span dir="auto" title={name} className="truncate">
                  {name}
                </span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
