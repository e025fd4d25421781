import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { appKind } from "@/components/copy/app";
import { Aside, AsideSection } from "./aside";
import { CreateAnApp } from "./create-an-app";
import type { SavedApp } from "./saved-app";

const MAX_LISTED = 5;

/** Beside step 1: the saved apps, and how to create one at Xero. */
export function ChooseAside({ apps }: { apps: SavedApp[] }) {
  return (
    <Aside label="Saved apps and help">
      {apps.length > 0 && (
        <AsideSection title="Or use a saved app">
          <ul className="rounded-panel border border-line bg-surface">
            {apps.slice(0, MAX_LISTED).map((app) => (
              <SavedAppRow key={app.id} app={app} />
            ))}
          </ul>
          {apps.length > MAX_LISTED && (
            <p className="mt-3">
              <Link href="/dashboard/apps">All saved apps</Link>
            </p>
          )}
        </AsideSection>
      )}
      <AsideSection title="No app yet?">
        <CreateAnApp />
      </AsideSection>
    </Aside>
  );
}

/** A full app is told of on the next page, before anybody leaves. */
function SavedAppRow({ app }: { app: SavedApp }) {
  return (
    <li className="flex min-h-15 items-center gap-3 border-b border-line px-4 py-3 last:border-b-0">
      <span className="min-w-0 grow">
        <b className="block font-medium wrap-anywhere text-ink">{app.name}</b>
        <span className="block text-13 text-ink-3">{appKind(app)}</span>
      </span>
      {app.isTierFull ? (
        <LinkButton href={`/connect?app=${app.id}`} aria-label={`Use ${app.name}`}>
          Use
        </LinkButton>
      ) : (
        <form method="post" action="/api/portal/attempts">
          <SubmitButton name="app" value={app.id} aria-label={`Use ${app.name}`}>
            Use
          </SubmitButton>
        </form>
      )}
    </li>
  );
}
