import { Aside, AsideSection, NumberedList } from "./aside";

/** Beside step 2. */
export function KeysAside({ kind, callbackUrl }: { kind: "partner" | "public"; callbackUrl: string }) {
  return (
    <Aside label="Where to find the keys">
      <AsideSection title="Where to find them">
        <NumberedList>
          <li>Open your app where it is registered. The simulator prints its apps when it starts.</li>
          <li>
            Enter <code className="font-mono">{new URL(callbackUrl).hostname}</code> as its callback domain and save.
          </li>
          {kind === "partner" && <li>Upload the certificate of the key that signs.</li>}
          <li>Copy consumer key and consumer secret.</li>
        </NumberedList>
      </AsideSection>
      <AsideSection title="What happens next">
        <p>Xero asks the business to sign in and agree. It comes back here, to step 4. That may take 15 minutes.</p>
      </AsideSection>
      <AsideSection title="Where Xero stands">
        <p>
          Xero itself has refused every OAuth 1.0a app since 2021. These keys work with gateways, archives and the
          simulator; OAuth 2.0 comes next in Gangway.
        </p>
      </AsideSection>
    </Aside>
  );
}
