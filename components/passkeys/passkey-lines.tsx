import { useState } from "react";
import { sendJson } from "@/components/portal/request";
import { Line } from "@/components/second-step/line";
import { RemoveStep } from "@/components/second-step/remove-step";
import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import type { PasskeyView } from "@/lib/accounts/view";
import { PASSKEYS } from "./add-passkey";

const RenamePasskey = onDemand(() => import("./rename-passkey").then((file) => file.RenamePasskey));

type PasskeyLinesProps = {
  email: string;
  passkeys: PasskeyView[];
  onDone: (words: string) => Promise<unknown>;
};

/** A user's passkeys, each with its name and last use. */
export function PasskeyLines({ email, passkeys, onDone }: PasskeyLinesProps) {
  const [open, setOpen] = useState<{ act: "rename" | "remove"; passkey: PasskeyView } | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {passkeys.map((passkey) => (
        <Line key={passkey.id} title={passkey.name} state={<LastUse passkey={passkey} />}>
          <Button aria-label={`Rename ${passkey.name}`} onClick={() => setOpen({ act: "rename", passkey })}>
            Rename
          </Button>
          <Button
            variant="danger"
            aria-label={`Remove ${passkey.name}`}
            onClick={() => setOpen({ act: "remove", passkey })}
          >
            Remove
          </Button>
        </Line>
      ))}
      {open?.act === "rename" && (
        <RenamePasskey passkey={open.passkey} onRenamed={() => onDone("The passkey is renamed.")} onClose={close} />
      )}
      {open?.act === "remove" && (
        <RemoveStep
          email={email}
          title={`Remove the passkey ${open.passkey.name}?`}
          yes="Remove passkey"
          onRemove={(password) => sendJson("DELETE", `${PASSKEYS}/${open.passkey.id}`, { password })}
          onRemoved={() => onDone("The passkey is removed. Delete it on your device, too.")}
          onClose={close}
        />
      )}
    </>
  );
}

function LastUse({ passkey: { addedAt, usedAt } }: { passkey: PasskeyView }) {
  return (
    <>
      Added <Moment at={addedAt} /> ·{" "}
      {usedAt ? (
        <>
          last used <Moment at={usedAt} />
        </>
      ) : (
        "not used yet"
      )}
    </>
  );
}
