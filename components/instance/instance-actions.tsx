import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";

type InstanceActionsProps = {
  disabled: boolean;
  /** Whether its Xero token is renewed. */
  renews: boolean;
  switching: boolean;
  onRotate: () => void;
  onSwitch: () => void;
  onDisconnect: () => void;
};

/** The actions that interrupt or end access, the mildest first. */
export function InstanceActions({
  disabled,
  renews,
  switching,
  onRotate,
  onSwitch,
  onDisconnect,
}: InstanceActionsProps) {
  return (
    <Panel aria-label="Token and connection">
      <Action title="Rotate instance token" text="Creates a new one. The old one stops working immediately.">
        <Button onClick={onRotate} className="min-w-[120px]">
          Rotate
        </Button>
      </Action>
      <Action
        title={disabled ? "Enable" : "Disable"}
        text={
          disabled
            ? "API calls work again."
            : `API calls get 403 until you enable it.${renews ? " Renewals continue." : ""}`
        }
      >
        <Button
          busy={switching}
          busyLabel={disabled ? "Enabling" : "Disabling"}
          onClick={onSwitch}
          className="min-w-[120px]"
        >
          {disabled ? "Enable" : "Disable"}
        </Button>
      </Action>
      <Action title="Disconnect" text="Ends the connection and deletes this instance.">
        <Button variant="danger" onClick={onDisconnect} className="min-w-[120px]">
          Disconnect
        </Button>
      </Action>
    </Panel>
  );
}

function Action({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
      <div className="grow basis-[300px]">
        <h2 className="text-14 font-medium">{title}</h2>
        <p className="text-ink-2">{text}</p>
      </div>
      {children}
    </div>
  );
}
