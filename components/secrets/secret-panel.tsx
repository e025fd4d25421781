import { useState } from "react";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { onDemand } from "@/components/ui/on-demand";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import { secretWords } from "@/components/copy/secret";
import type { SecretOwner, SecretView } from "@/lib/accounts/view";
import type { SecretAct } from "./secret-dialog";

const SecretDialog = onDemand(() => import("./secret-dialog").then((file) => file.SecretDialog));

type SecretPanelProps = {
  owner: SecretOwner;
  email: string;
  secret: SecretView;
  refresh: () => Promise<unknown>;
};

/** An API secret, shown and rotated after a password check; the previous one keeps working for a while. */
export function SecretPanel({ owner, email, secret: { previousUntil }, refresh }: SecretPanelProps) {
  const [act, setAct] = useState<SecretAct | null>(null);
  const { title, use } = secretWords(owner);
  return (
    <TitledPanel id={`${owner}-secret`} title={title}>
      <p className="mb-3 max-w-[60ch] text-ink-2">{use}</p>
      {previousUntil && <Overlap owner={owner} until={previousUntil} refresh={refresh} />}
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => setAct("reading")}>Show</Button>
        {!previousUntil && <Button onClick={() => setAct("rotation")}>Rotate</Button>}
        <LinkButton href="/docs/api">API documentation</LinkButton>
      </div>
      {act && (
        <SecretDialog
          owner={owner}
          email={email}
          act={act}
          onClose={() => {
            setAct(null);
            void refresh();
          }}
        />
      )}
    </TitledPanel>
  );
}

function Overlap({ owner, until, refresh }: { owner: SecretOwner; until: string; refresh: () => Promise<unknown> }) {
  const { busy, problem, run } = useTask();

  function revoke() {
    run(async () => {
      await sendJson("DELETE", `/api/portal/secrets/${owner}/previous`);
      showToast("The previous secret no longer works.");
      await refresh();
    });
  }

  return (
    <Notice tone="expiring" title="Both secrets work." className="mb-4">
      The previous secret works until <Moment at={until} />, unless you revoke it. After that you can rotate again.
      <div className="mt-3">
        <Button variant="danger" size="sm" busy={busy} busyLabel="Revoking" onClick={revoke}>
          Revoke the previous secret
        </Button>
      </div>
      {problem && (
        <span role="alert" className="mt-2 block text-reconnect">
          The previous secret still works. {problem}
        </span>
      )}
    </Notice>
  );
}
