import Link from "next/link";
import { Moment } from "@/components/time/moment";
import { Fact, Facts } from "@/components/ui/facts";
import { TitledPanel } from "@/components/ui/panel";
import { signingKey } from "@/components/words/app";
import { counted } from "@/components/words/number";
import { upperFirst } from "@/components/words/upper-first";
import type { AppDetails } from "@/lib/apps/view";

export function AppFacts({ app }: { app: AppDetails }) {
  const signs = signingKey(app);
  return (
    <TitledPanel id="app" title="App">
      <Facts>
        <Fact name="Used by">
          <Link href={`/dashboard/instances?app=${app.id}`}>{counted(app.instances, "instance")}</Link>
        </Fact>
        <Fact name={app.protocol === "oauth1" ? "Consumer key" : "Client id"}>
          <code className="font-mono">{app.key}</code>
        </Fact>
        {signs && <Fact name="Signature">{upperFirst(signs)}</Fact>}
        <Fact name={app.protocol === "oauth1" ? "Callback" : "Redirect URI"}>{app.callbackUrl}</Fact>
        <Fact name="Saved by">{app.createdBy ?? "Not known"}</Fact>
        <Fact name="Saved">
          <Moment at={app.createdAt} />
        </Fact>
      </Facts>
      {app.scopes.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-13 font-medium">Scopes a consent asks for</h3>
          <ul className="grid gap-0.5 text-13 wrap-anywhere text-ink-2">
            {app.scopes.map((scope) => (
              <li key={scope}>
                <code className="font-mono">{scope}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </TitledPanel>
  );
}
