import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { isExpired, scopesLine } from "@/components/copy/api-key";
import { Moment } from "@/components/time/moment";
import { useNow } from "@/components/time/use-now";
import { Tag } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import type { ApiKeyView } from "@/lib/api-keys/view";

export type KeyAct = "change" | "rotate" | "revoke";

type KeyRowProps = { apiKey: ApiKeyView; kind: "organization" | "instance"; onAct: (act: KeyAct) => void };

export function KeyRow({ apiKey, kind, onAct }: KeyRowProps) {
  const { name, hint, networks } = apiKey;
  const now = useNow();
  return (
    <li className="flex items-center gap-x-4 border-b border-line py-3 pr-2 pl-4 last:border-b-0 sm:pr-3 sm:pl-5">
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 grow basis-[240px]">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14 font-medium">
            <span className="min-w-0 wrap-anywhere">{name}</span>
            <code className="font-mono text-13 font-normal text-ink-3">…{hint}</code>
            {now !== null && isExpired(apiKey, now) && <Tag>Expired</Tag>}
          </p>
          <p className="text-13 wrap-anywhere text-ink-2">{scopesLine(apiKey)}</p>
          {networks.length > 0 && <p className="text-13 wrap-anywhere text-ink-3">from {networks.join(", ")}</p>}
        </div>
        <Times apiKey={apiKey} />
      </div>
      <KeyMenu {...{ apiKey, kind, onAct }} />
    </li>
  );
}

function Times({ apiKey: { createdAt, createdBy, expiresAt, lastUsedAt, lastUsedAddress, previousUntil } }: Keyed) {
  return (
    <div className="text-13 text-ink-3 tabular-nums sm:w-[240px]">
      <Line>
        {lastUsedAt ? (
          <>
            Last used <Moment at={lastUsedAt} />
            {lastUsedAddress && ` from ${lastUsedAddress}`}
          </>
        ) : (
          "Never used"
        )}
      </Line>
      <Line>
        {expiresAt ? (
          <>
            Expires <Moment at={expiresAt} />
          </>
        ) : (
          "Does not expire"
        )}
      </Line>
      {previousUntil && (
        <Line>
          The previous key works until <Moment at={previousUntil} />
        </Line>
      )}
      <Line>
        Created <Moment at={createdAt} />
        {createdBy && ` by ${createdBy}`}
      </Line>
    </div>
  );
}

type Keyed = { apiKey: ApiKeyView };

const Line = ({ children }: { children: ReactNode }) => <p className="wrap-anywhere">{children}</p>;

function KeyMenu({ apiKey: { id, name, previousUntil }, kind, onAct }: KeyRowProps) {
  return (
    <Menu
      trigger={
        <Button id={keyMenuId(id)} variant="ghost" size="icon" aria-label={`Actions for ${name}`}>
          <Ellipsis />
        </Button>
      }
    >
      {kind === "organization" && (
        <>
          <MenuItem onSelect={() => onAct("change")}>Change</MenuItem>
          {!previousUntil && <MenuItem onSelect={() => onAct("rotate")}>Rotate</MenuItem>}
          <MenuLine />
        </>
      )}
      <MenuItem danger onSelect={() => onAct("revoke")}>
        Revoke
      </MenuItem>
    </Menu>
  );
}

export const keyMenuId = (id: string) => `api-key-${id}`;
