import { ATTEMPT_LIFE_MINUTES, type KeysStep } from "@/lib/attempts/view";
import { flowOf } from "@/lib/xero/view";
import { Aside, AsideSection, NumberedList } from "./aside";
import { XeroErrorHelp } from "./xero-error-help";

/** Beside step 2. */
export function KeysAside({ step }: { step: KeysStep }) {
  const { Where, Next, About } = GUIDES[flowOf(step)];
  return (
    <Aside label="Where to find the keys">
      <AsideSection title="Where to find them">
        <Where step={step} />
      </AsideSection>
      <AsideSection title="What happens next">
        <Next />
      </AsideSection>
      <About />
    </Aside>
  );
}

function Consent() {
  return (
    <p>
      Xero asks the business to sign in and agree. They return here for step 4. You have {ATTEMPT_LIFE_MINUTES} minutes.
    </p>
  );
}

/** Without consent there is nobody to wait for. */
function Answer() {
  return <p>Gangway asks Xero which organisation approved it. You see it before it is connected.</p>;
}

function AtXero() {
  return (
    <NumberedList>
      <li>
        Open <a href="https://developer.xero.com/app/manage">developer.xero.com</a> and choose My Apps.
      </li>
      <li>Open your app, then Configuration.</li>
      <li>Add the callback URL and save.</li>
      <li>Copy the client id. Choose Generate a secret and copy it too; Xero shows it once.</li>
    </NumberedList>
  );
}

function OfCustomConnection() {
  return (
    <NumberedList>
      <li>
        Open <a href="https://developer.xero.com/app/manage">developer.xero.com</a>, choose New app and the type Custom
        connection.
      </li>
      <li>Select its scopes, with accounting.settings.read among them, and who approves it.</li>
      <li>They follow the link in Xero’s mail and choose the organisation.</li>
      <li>Copy the client id. Choose Generate a secret and copy it too; Xero shows it once.</li>
    </NumberedList>
  );
}

function AboutCustomConnections() {
  return (
    <AsideSection title="About custom connections">
      <p>
        Xero offers them in Australia, New Zealand, the UK and the US, for a monthly fee of the organisation; for the
        demo company they are free. They need no redirect URI.
      </p>
    </AsideSection>
  );
}

function AtRegistry({ step: { kind, callbackUrl } }: { step: KeysStep }) {
  return (
    <NumberedList>
      <li>Open your app where it is registered. The simulator prints its apps when it starts.</li>
      <li>
        Enter <code className="font-mono">{new URL(callbackUrl).hostname}</code> as its callback domain and save.
      </li>
      {kind === "partner" && <li>Upload the matching certificate.</li>}
      <li>Copy the consumer key and consumer secret.</li>
    </NumberedList>
  );
}

function AboutOAuth1() {
  return (
    <AsideSection title="About OAuth 1.0a">
      <p>
        Xero itself has refused every OAuth 1.0a app since 2021. These keys work with gateways, archives and the
        simulator; to connect to Xero, choose OAuth 2.0.
      </p>
    </AsideSection>
  );
}

const GUIDES = {
  oauth1: { Where: AtRegistry, Next: Consent, About: AboutOAuth1 },
  oauth2: { Where: AtXero, Next: Consent, About: XeroErrorHelp },
  custom: { Where: OfCustomConnection, Next: Answer, About: AboutCustomConnections },
};
