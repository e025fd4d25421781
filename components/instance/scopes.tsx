import { Disclosure } from "@/components/ui/disclosure";
import { counted } from "@/components/copy/number";

/** The scopes of a consent, folded: they are many, and seldom looked for. */
export function Scopes({ scopes }: { scopes: string[] }) {
  return (
    <Disclosure summary={`${counted(scopes.length, "scope")} granted`}>
      <ul className="grid gap-0.5 text-13 wrap-anywhere text-ink-2">
        {scopes.map((scope) => (
          <li key={scope}>
            <code className="font-mono">{scope}</code>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
