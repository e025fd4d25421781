import Link from "next/link";
import { Moment } from "@/components/time/moment";
import { Fact, DescriptionList } from "@/components/ui/description-list";
import { TitledPanel } from "@/components/ui/panel";
import { signingKey } from "@/components/copy/app";
import { counted } from "@/components/copy/number";
import { PROTOCOL_WORDS } from "@/components/copy/protocol";
import { upperFirst } from "@/components/copy/upper-first";
import type { AppDetails } from "@/lib/apps/view";
import { hasConsent } from "@/lib/xero/view";

export function AppDetailsPanel({ app }: { app: AppDetails }) {
  const signature = signingKey(app);
  const words = PROTOCOL_WORDS[app.protocol];
  return (
    <TitledPanel id="app" title="App">
      <DescriptionList>
        <Fact name="Used by">
          <Link href={`/dashboard/instances?app=${app.id}`}>{counted(app.instances, "instance")}</Link>
        </Fact>
        <Fact name={words.key}>
          <code className="font-mono">{app.key}</code>
        </Fact>
        {signature && <Fact name="Signature">{upperFirst(signature)}</Fact>}
        {hasConsent(app) && <Fact name={words.callback}>{app.callbackUrl}</Fact>}
        {hasConsent(app) && app.customerCallbackUrl && (
          <Fact name={`${words.callback} for customers`}>
            {app.customerCallbackUrl}
            <span className="block text-13 text-ink-3">Register both at Xero.</span>
          </Fact>
        )}
        {app.canChange && <Fact name="Saved by">{app.createdBy ?? "Unknown"}</Fact>}
        <Fact name="Saved">
          <Moment at={app.createdAt} />
        </Fact>
      </DescriptionList>
      {app.scopes.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-13 font-medium">Scopes requested</h3>
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
