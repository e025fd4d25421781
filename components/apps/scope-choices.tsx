import { CheckBox } from "@/components/ui/check-box";
import { Disclosure } from "@/components/ui/disclosure";
import { SCOPE_GROUPS } from "@/components/copy/scopes";
import type { ScopeArea } from "@/lib/xero/view";

type Chosen = { reads: string[]; madeBefore: boolean };

/** What an OAuth 2.0 app asks the business for, and the app's age: both decide the scopes. Works with scripts off. */
export function ScopeChoices({ areas, chosen }: { areas: ScopeArea[]; chosen: Chosen }) {
  return (
    <>
      <fieldset aria-describedby="reads-hint" className="min-w-0">
        <legend className="text-14 font-medium">Data your product needs (scopes)</legend>
        <p id="reads-hint" className="mt-0.5 mb-2 text-13 text-ink-3">
          Xero shows this to the business. If you select nothing, Gangway asks only for the organisation’s details.
        </p>
        <Areas areas={areas.filter(({ group }) => group === "accounting")} reads={chosen.reads} />
        {SCOPE_GROUPS.map(({ group, title }) => {
          const ofGroup = areas.filter((area) => area.group === group);
          const isOpen = ofGroup.some(({ read, write }) =>
            chosen.reads.some((value) => value === read || value === write),
          );
          return (
            <Disclosure key={group} summary={title} open={isOpen}>
              <Areas areas={ofGroup} reads={chosen.reads} />
            </Disclosure>
          );
        })}
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="text-14 font-medium">Age of the app</legend>
        <CheckBox
          name="madeBefore"
          value="1"
          label="This app was created before 2 March 2026"
          hint="Older apps use Xero’s broad scopes until September 2027. Newer ones have granular scopes only."
          defaultChecked={chosen.madeBefore}
        />
      </fieldset>
    </>
  );
}

function Areas({ areas, reads }: { areas: ScopeArea[]; reads: string[] }) {
  return (
    <div className="grid divide-y divide-line border-y border-line">
      {areas.map(({ label, read, write }) => (
        <div key={label} className="flex items-start justify-between gap-4 *:min-w-0">
          <CheckBox name="reads" value={read ?? write!} label={label} defaultChecked={reads.includes(read ?? write!)} />
          {read && write && (
            <span className="shrink-0">
              <CheckBox
                name="reads"
                value={write}
                label="and change"
                aria-label={`Change ${label.toLowerCase()}`}
                defaultChecked={reads.includes(write)}
              />
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
