import { useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { sendJson } from "@/components/portal/request";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { counted } from "@/components/copy/number";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { SessionRow } from "./session-row";
import { showToast } from "@/components/ui/toast";
import { browserName } from "@/components/copy/browser";
import { timeSpan } from "@/components/copy/sign-in";
import { onDemand } from "@/components/ui/on-demand";
import { type AccountView, SESSION_HOURS, type SessionView } from "@/lib/accounts/view";

type SessionsProps = { account: AccountView; refresh: () => Promise<unknown> };
/** What is about to end, and what to say then. */
type Ending = { path: string; title: string; done: string };

const PATH = "/api/portal/account/sessions";
const ALL_OTHERS: Ending = {
  path: PATH,
  title: "End all other sessions?",
  done: "All other sessions have ended.",
};
const oneOf = ({ id, userAgent }: SessionView): Ending => ({
  path: `${PATH}/${id}`,
  title: `End the session of ${browserName(userAgent)}?`,
  done: "That session has ended.",
});
const EndSession = onDemand(() => import("./end-session").then((file) => file.EndSession));

/** Where the user is signed in. This browser's own session ends with Sign out. */
export function Sessions({ account, refresh }: SessionsProps) {
  const { sessions, idleMinutes, email } = account;
  const { busy, problem, run } = useTask();
  const [ending, setEnding] = useState<Ending | null>(null);

  async function end({ path, done }: Ending, confirmation: { password?: string }) {
    try {
      await sendJson("DELETE", path, confirmation);
      setEnding(null);
      showToast(done);
    } finally {
      await refresh();
    }
  }

  // Who has no password has nothing to enter.
  const begin = (what: Ending) => (account.hasPassword ? setEnding(what) : run(() => end(what, {})));

  return (
    <TitledPanel id="sessions" title="Sessions">
      <p className="max-w-[60ch] text-ink-2">
        Where you are signed in. A session ends after {SESSION_HOURS} hours, after {timeSpan(idleMinutes)} in which
        nothing is done, or when you sign out.
      </p>
      <Disclosure summary={counted(sessions.length, "session")}>
        <ul>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} busy={busy} onEnd={() => begin(oneOf(session))} />
          ))}
        </ul>
      </Disclosure>
      {problem && (
        <Notice tone="reconnect" role="alert" title="The session may still be active." className="mt-3">
          {problem}
        </Notice>
      )}
      {sessions.length > 1 && (
        <Button variant="danger" className="mt-3" onClick={() => begin(ALL_OTHERS)}>
          End all other sessions
        </Button>
      )}
      {ending && (
        <EndSession
          email={email}
          title={ending.title}
          onPassword={(password) => end(ending, { password })}
          onClose={() => setEnding(null)}
        />
      )}
    </TitledPanel>
  );
}
