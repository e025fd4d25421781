import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { InstanceKeysPanel } from "@/components/api-keys/instance-keys-panel";
import { useTask } from "@/components/portal/use-task";
import { needsReconnect } from "@/components/instances/reconnect";
import { Notice } from "@/components/ui/notice";
import { onDemand } from "@/components/ui/on-demand";
import { showToast } from "@/components/ui/toast";
import { WebhookPanel } from "@/components/webhooks/webhook-panel";
import type { InstanceDetails } from "@/lib/instances/view";
import { hasConsent } from "@/lib/xero/view";
import { CallsPanel } from "./calls-panel";
import { ConsentPanel } from "./consent-panel";
import { CredentialsPanel } from "./credentials-panel";
import { InstanceActions } from "./instance-actions";
import { InstanceHeader } from "./instance-header";
import { OrganisationPanel } from "./organisation-panel";
import { ReconnectPanel } from "./reconnect-panel";
import { StatePanel } from "./state-panel";
import { Timeline } from "./timeline";
import type { InstanceChange } from "./use-instance";

const DisconnectDialog = onDemand(() =>
  import("@/components/instances/disconnect-dialog").then((file) => file.DisconnectDialog),
);
const DisableDialog = onDemand(() =>
  import("@/components/instances/disable-dialog").then((file) => file.DisableDialog),
);
const EditForm = onDemand(() => import("./edit-form").then((file) => file.EditForm));
const RotateDialog = onDemand(() => import("./rotate-dialog").then((file) => file.RotateDialog));

type InstanceBodyProps = {
  instance: InstanceDetails;
  /** Whether the reader may mail who connected it. */
  canMail: boolean;
  isAdmin: boolean;
  stale: boolean;
  refresh: () => Promise<unknown>;
  change: (change: InstanceChange) => Promise<void>;
  renew: () => Promise<void>;
  rotateToken: () => Promise<string>;
};

type OpenDialog = "edit" | "rotate" | "disable" | "disconnect" | null;

export function InstanceBody({ instance, canMail, isAdmin, stale, refresh, ...actions }: InstanceBodyProps) {
  const { change, renew, rotateToken } = actions;
  const router = useRouter();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const renewal = useTask();
  const switching = useTask();
  const disabled = instance.status === "disabled";
  const editButton = useRef<HTMLButtonElement>(null);
  const close = () => setDialog(null);

  function closeEdit() {
    close();
    editButton.current?.focus();
  }

  const enable = () => switching.run(() => change({ disabled: false }));

  async function disable() {
    await change({ disabled: true });
    showToast(`${instance.name} is disabled. Calls get 403.`, enable);
  }

  function leave() {
    showToast(`${instance.name} is disconnected.`);
    router.push("/dashboard/instances");
  }

  return (
    <>
      <InstanceHeader
        {...{ instance, canMail }}
        renewing={renewal.busy}
        onRenew={() =>
          renewal.run(() => renew().then(() => showToast("Renewed. The new Xero token is valid for 30 minutes.")))
        }
        editButton={editButton}
        onEdit={() => setDialog(dialog === "edit" ? null : "edit")}
      />
      {stale && <Stale />}
      {renewal.problem && (
        <Notice tone="reconnect" role="alert" title="The Xero token was not renewed." className="mb-4">
          {renewal.problem}
        </Notice>
      )}
      {dialog === "edit" && <EditForm instance={instance} onSave={change} onClose={closeEdit} />}
      <StatePanel instance={instance} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_308px] lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 gap-4">
          <ReconnectPanel
            id={instance.id}
            needsReconnect={needsReconnect(instance.status) && hasConsent(instance.app)}
            isAdmin={isAdmin}
          />
          <Timeline events={instance.events} />
          {switching.problem && (
            <Notice tone="reconnect" role="alert" title="Nothing was changed.">
              {switching.problem}
            </Notice>
          )}
          <InstanceActions
            disabled={disabled}
            renews={instance.renewsAt !== null && instance.status !== "reconnect"}
            switching={switching.busy}
            onRotate={() => setDialog("rotate")}
            onSwitch={() => (disabled ? enable() : setDialog("disable"))}
            onDisconnect={() => setDialog("disconnect")}
          />
        </div>
        <div className="grid min-w-0 gap-4 lg:row-span-2">
          <OrganisationPanel instance={instance} />
          <ConsentPanel instance={instance} />
          <CallsPanel calls={instance.calls} />
          <CredentialsPanel credentials={instance.credentials} />
        </div>
        {/* Last, because they load separately and would move what is below them. */}
        <div className="grid min-w-0 gap-4">
          <WebhookPanel id={instance.id} onChange={() => void refresh()} />
          {isAdmin && <InstanceKeysPanel id={instance.id} />}
        </div>
      </div>
      {dialog === "disable" && <DisableDialog name={instance.name} onYes={disable} onClose={close} />}
      {dialog === "rotate" && <RotateDialog name={instance.name} onRotate={rotateToken} onClose={close} />}
      {dialog === "disconnect" && (
        <DisconnectDialog instance={instance} siblings={instance.siblings.length} onClose={close} onDone={leave} />
      )}
    </>
  );
}

function Stale() {
  return (
    <Notice tone="expiring" role="status" title="This page is not up to date." className="mb-4">
      The server could not be reached. This page retries every 10 seconds.
    </Notice>
  );
}
