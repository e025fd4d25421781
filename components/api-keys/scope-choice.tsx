import { SCOPE_WORDS } from "@/components/copy/api-key";
import { CheckBox } from "@/components/ui/check-box";
import { FieldError } from "@/components/ui/field";
import { API_SCOPES, type ApiScope, INSTANCE_SCOPES } from "@/lib/api-scopes";

type ScopeChoiceProps = { kind: "organization" | "instance"; chosen: ApiScope[]; error: string | undefined };

/** What an API key may do: field `scopes`. A new key of an instance passes through to begin with. */
export function ScopeChoice({ kind, chosen, error }: ScopeChoiceProps) {
  const isInstance = kind === "instance";
  const scopes: readonly ApiScope[] = isInstance ? INSTANCE_SCOPES : API_SCOPES;
  const isChosen = (scope: ApiScope) => (chosen.length > 0 ? chosen.includes(scope) : isInstance && scope !== "token");
  return (
    <fieldset
      className="grid min-w-0 gap-x-5 sm:grid-cols-2"
      aria-describedby={error ? "api-key-scopes-error" : undefined}
    >
      <legend className="mb-2 text-14 font-medium">What it may do</legend>
      {scopes.map((scope) => (
        <CheckBox
          key={scope}
          name="scopes"
          value={scope}
          defaultChecked={isChosen(scope)}
          label={<code className="font-mono text-13">{scope}</code>}
          hint={SCOPE_WORDS[scope]}
        />
      ))}
      {error && <FieldError id="api-key-scopes-error">{error}</FieldError>}
    </fieldset>
  );
}
