import Link from "next/link";
import type { ReactNode } from "react";
import { SetupLink } from "@/components/setup/setup-link";
import { Panel } from "@/components/ui/panel";
import type { FirstRunView } from "@/lib/overview/view";
import { AddFirstApp } from "./add-first-app";
import { ConnectDemo } from "./connect-demo";
import { FirstCall } from "./first-call";
import { Step } from "./step";
import { ThenSendALink } from "./then-send-a-link";

type FirstRunProps = { steps: FirstRunView; onChange: () => Promise<unknown> };

/** The three first steps of an organization, each done here and ticked once it is. */
export function FirstRun({ steps, onChange }: FirstRunProps) {
  const { app, instance, hasCalled } = steps;
  const left = [app, instance, hasCalled].filter((done) => !done).length;
  return (
    <section aria-labelledby="first-run" data-starts-here className="mb-8 max-w-[720px]">
      <h2 id="first-run" className="text-18 tracking-[-0.014em]">
        Welcome to Gangway
      </h2>
      <p role="status" className="mt-1 mb-4 text-ink-2">
        {LEADS[left]}
      </p>
      <Panel>
        <ol>
          <Step at={1} title="Add an app" done={app !== null} text={app ? `${app.name} is saved.` : WHAT_AN_APP_IS}>
            {!app && <AddFirstApp onAdded={onChange} />}
          </Step>
          <Step
            at={2}
            title="Connect Xero’s demo company"
            done={instance !== null}
            after={app ? undefined : "After step 1"}
            text={instance ? `${instance.name} is connected.` : "See what your customers will see, with sample data."}
          >
            {app && !instance && <ConnectDemo app={app} />}
          </Step>
          <Step
            at={3}
            title="Make the first call"
            done={hasCalled}
            after={instance ? undefined : "After step 2"}
            text={hasCalled ? "Xero has answered." : "Read the organisation from Xero, here or with one line to paste."}
          >
            {instance && !hasCalled && <FirstCall instance={instance} onCalled={onChange} />}
          </Step>
        </ol>
      </Panel>
      {left === 0 ? <ThenSendALink /> : !instance && <OtherWays />}
    </section>
  );
}

const LEADS: ReactNode[] = [
  "All three steps are done.",
  "One step is left.",
  "Two steps are left. Each can be done right here.",
  "No organisation is connected yet. Three steps, about ten minutes; each can be done right here.",
];

const WHAT_AN_APP_IS = "The entry in Xero’s developer portal that your keys come from.";

function OtherWays() {
  return (
    <p className="mt-3 text-13 text-ink-3">
      In a hurry? <Link href="/connect">Connect Xero</Link> with keys and consent in one go. Something does not work?{" "}
      <SetupLink to="address">Check the set-up</SetupLink>.
    </p>
  );
}
