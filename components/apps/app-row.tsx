import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Day } from "@/components/time/moment";
import { LinkButton } from "@/components/ui/link-button";
import { appKind, signingKey } from "@/components/copy/app";
import { counted } from "@/components/copy/number";
import { problemSentence } from "@/components/copy/problem";
import type { AppView } from "@/lib/apps/view";

export function AppRow({ app }: { app: AppView }) {
  const signs = signingKey(app);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b border-line px-4 py-4 last:border-b-0 sm:px-5">
      <div className="min-w-0 grow basis-[260px]">
        <h2 dir="auto" className="text-14 wrap-anywhere">
          <Link href={`/dashboard/apps/${app.id}`}>{app.name}</Link>
        </h2>
        <p className="text-ink-2">
          {appKind(app)}
          {signs && `, ${signs}`}
        </p>
        <p className="text-13 wrap-anywhere text-ink-3">
          Key <code className="font-mono">{app.key}</code>
        </p>
        {app.problem && (
          <p className="mt-1 flex gap-1.5 text-13 text-reconnect">
            <TriangleAlert className="mt-[3px] size-3.5 shrink-0" />
            {problemSentence(app.problem)} Open the app to fix it.
          </p>
        )}
      </div>
      <p className="text-13 text-ink-3 tabular-nums sm:w-[240px]">
        <span className="block text-14 text-ink">{counted(app.instances, "instance")}</span>
        {app.createdBy && (
          <span title={app.createdBy} className="block truncate">
            Saved by {app.createdBy}
          </span>
        )}
        <Day at={app.createdAt} />
      </p>
      <LinkButton href={`/connect?app=${app.id}`} aria-label={`Use ${app.name}`} className="max-sm:basis-full">
        Use
      </LinkButton>
    </li>
  );
}
