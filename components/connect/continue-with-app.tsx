import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { Actions } from "@/components/ui/actions";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { consequencesOf } from "@/components/copy/consequences";
import { hasConsent } from "@/lib/xero/view";
import { choosePath } from "./choose-path";
import { Consequences } from "./consequences";
import { FullTier } from "./full-tier";
import type { SavedApp } from "./saved-app";

/** Steps 1 and 2 for a saved app: nothing is left to enter. */
export function ContinueWithApp({ app }: { app: SavedApp }) {
  return (
    <>
      {app.problem && (
        <Notice tone="reconnect" title="Xero refused this app last time.">
          If you have fixed its settings at Xero, continue: Gangway tests its keys first. Otherwise replace them on{" "}
          <Link href={`/dashboard/apps/${app.id}`}>the app’s page</Link>.
        </Notice>
      )}
      {app.isTierFull && <FullTier appId={app.id} />}
      <section aria-labelledby="means">
        <h2 id="means" className="mb-3 text-16">
          What this means
        </h2>
        <Consequences consequences={consequencesOf(app)} />
      </section>
      <form method="post" action="/api/portal/attempts">
        <Actions>
          <SubmitButton name="app" value={app.id} variant="primary" size="lg" busyLabel="Contacting Xero">
            {hasConsent(app) ? "Continue to Xero" : "Continue"} <ArrowRight />
          </SubmitButton>
          <LinkButton href={choosePath(app)} size="lg">
            Use other keys
          </LinkButton>
        </Actions>
      </form>
    </>
  );
}
