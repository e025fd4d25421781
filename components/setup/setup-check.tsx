"use client";

import { RefreshCw } from "lucide-react";
import { setupSummary } from "@/components/copy/setup";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { CHECKS } from "@/lib/setup/view";
import { CheckRow } from "./check-row";
import { useChecks } from "./use-checks";

/** Everything that has to be set up, each with what was found and the line to change. Rows keep their place as results arrive. */
export function SetupCheck() {
  const { checked, again } = useChecks();
  const { results, at, problem } = checked;
  const wrong = CHECKS.filter(({ id }) => ["failed", "warning"].includes(results.get(id)?.state ?? ""));
  return (
    <div className="max-w-[820px]">
      <PageHeader title="Set-up check">
        <Button busy={at === null} busyLabel="Checking" onClick={again}>
          <RefreshCw /> Check again
        </Button>
      </PageHeader>
      {problem && (
        <Notice tone="reconnect" role="alert" title="Not every check was made." className="mb-4">
          {problem}
        </Notice>
      )}
      <p role="status" className="mb-3 text-ink-2 tabular-nums">
        {setupSummary([...results.values()], CHECKS.length, at)}
      </p>
      {at !== null && wrong.length > 0 && (
        <ul aria-label="To change" className="mb-3 flex flex-wrap gap-x-4 gap-y-1">
          {wrong.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      )}
      <Panel>
        <ul>
          {CHECKS.map((check) => (
            <CheckRow key={check.id} check={check} result={results.get(check.id)} />
          ))}
        </ul>
      </Panel>
      <p className="mt-3 text-13 text-ink-3">
        Lines are settings of the server: change them there and start it again. The same checks run in a terminal with{" "}
        <code className="font-mono">npm run doctor</code>.
      </p>
    </div>
  );
}
