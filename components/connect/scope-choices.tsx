import { CheckBox } from "@/components/ui/check-box";
import type { KeysStep } from "@/lib/attempts/view";

/** What an OAuth 2.0 app asks the business for, and the app's age: both decide the scopes. */
export function ScopeChoices({ choices, typed }: { choices: KeysStep["scopeChoices"]; typed: KeysStep["typed"] }) {
  return (
    <>
      <fieldset aria-describedby="reads-hint" className="min-w-0">
        <legend className="text-14 font-medium">Data your product needs (scopes)</legend>
        <p id="reads-hint" className="mt-0.5 mb-2 text-13 text-ink-3">
          Xero shows this to the business. If you select nothing, Gangway asks only for the organisation’s details.
        </p>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {choices.map(({ value, label }) => (
            <CheckBox
              key={value}
              name="reads"
              value={value}
              label={label}
              defaultChecked={typed.reads.includes(value)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="text-14 font-medium">Age of the app</legend>
        <CheckBox
          name="madeBefore"
          value="1"
          label="This app was created before 2 March 2026"
          hint="Older apps use Xero’s broad scopes until September 2027. Newer ones have granular scopes only."
          defaultChecked={typed.madeBefore}
        />
      </fieldset>
    </>
  );
}
