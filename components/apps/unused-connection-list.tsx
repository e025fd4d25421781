import { useState } from "react";
import { Day } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import type { UnusedConnection } from "@/lib/revocations/view";

/** More are shown on request: an app may have thousands. */
const SHOWN = 20;

type UnusedConnectionListProps = { connections: UnusedConnection[]; onRemove: (connection: UnusedConnection) => void };

export function UnusedConnectionList({ connections, onRemove }: UnusedConnectionListProps) {
  const [shown, setShown] = useState(SHOWN);
  const more = connections.length - shown;
  return (
    <div className="mb-3">
      <ul className="border-t border-line">
        {connections.slice(0, shown).map((connection) => (
          <li
            key={connection.connectionId}
            className="flex min-h-[56px] items-center gap-4 border-b border-line py-2 last:border-b-0"
          >
            <div className="min-w-0 grow">
              <h3 dir="auto" className="text-14 font-medium wrap-anywhere">
                {connection.name}
              </h3>
              {connection.since && (
                <p className="text-13 text-ink-3">
                  Connected <Day at={connection.since} />
                </p>
              )}
            </div>
            <Button size="sm" aria-label={`Remove ${connection.name}`} onClick={() => onRemove(connection)}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button size="sm" variant="ghost" onClick={() => setShown(shown + 200)}>
          Show more ({more})
        </Button>
      )}
    </div>
  );
}
