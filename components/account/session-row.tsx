import { browserName } from "@/components/copy/browser";
import { Moment } from "@/components/time/moment";
import { Tag } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { SessionView } from "@/lib/accounts/view";

type SessionRowProps = { session: SessionView; busy: boolean; onEnd: () => void };

/** A browser somebody is signed in with. This one's session ends with Sign out. */
export function SessionRow({ session: { userAgent, begunAt, seenAt, isThis }, busy, onEnd }: SessionRowProps) {
  const browser = browserName(userAgent);
  return (
    <li className="flex min-h-[60px] items-center gap-4 border-b border-line py-3 last:border-b-0">
      <div className="min-w-0 grow">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14 font-medium">
          {browser} {isThis && <Tag tone="accent">This browser</Tag>}
        </h3>
        <p className="text-13 text-ink-3">
          Signed in <Moment at={begunAt} /> ·{" "}
          {isThis ? (
            "active now"
          ) : (
            <>
              last active <Moment at={seenAt} />
            </>
          )}
        </p>
      </div>
      {!isThis && (
        <Button aria-label={`End the session of ${browser}`} aria-busy={busy || undefined} onClick={onEnd}>
          End
        </Button>
      )}
    </li>
  );
}
