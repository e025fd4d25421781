import { useTask } from "@/components/portal/use-task";
import { sendJson } from "@/components/portal/request";
import { Moment } from "@/components/time/moment";
import { Tag } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { counted } from "@/components/copy/number";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import { browserName } from "@/components/copy/browser";
import { SESSION_HOURS, type SessionView } from "@/lib/accounts/view";

type SessionsProps = { sessions: SessionView[]; refresh: () => Promise<unknown> };

const PATH = "/api/portal/account/sessions";

/** Where the user is signed in. This browser's own session ends with Sign out. */
export function Sessions({ sessions, refresh }: SessionsProps) {
  const { busy, problem, run } = useTask();

  function end(path: string, done: string) {
    run(async () => {
      try {
        await sendJson("DELETE", path);
        showToast(done);
      } finally {
        await refresh();
      }
    });
  }

  return (
    <TitledPanel id="sessions" title="Sessions">
      <p className="max-w-[60ch] text-ink-2">
        Where you are signed in. A session ends after {SESSION_HOURS} hours, or when you sign out.
      </p>
      <Disclosure summary={counted(sessions.length, "session")}>
        <ul>
          {sessions.map((session) => (
            <li
              key={session.id}
              className="flex min-h-[60px] items-center gap-4 border-b border-line py-3 last:border-b-0"
            >
              <div className="min-w-0 grow">
                <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14 font-medium">
                  {browserName(session.userAgent)} {session.isThis && <Tag tone="accent">This browser</Tag>}
                </h3>
                <p className="text-13 text-ink-3">
                  Signed in <Moment at={session.begunAt} /> ·{" "}
                  {session.isThis ? (
                    "active now"
                  ) : (
                    <>
                      last active <Moment at={session.seenAt} />
                    </>
                  )}
                </p>
              </div>
              {!session.isThis && (
                <Button
                  aria-label={`End the session of ${browserName(session.userAgent)}`}
                  aria-busy={busy || undefined}
                  onClick={() => end(`${PATH}/${session.id}`, "That session has ended.")}
                >
                  End
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
      {problem && (
        <Notice tone="reconnect" role="alert" title="The session may still be active." className="mt-3">
          {problem}
        </Notice>
      )}
      {sessions.length > 1 && (
        <Button variant="danger" className="mt-3" onClick={() => end(PATH, "All other sessions have ended.")}>
          End all other sessions
        </Button>
      )}
    </TitledPanel>
  );
}
