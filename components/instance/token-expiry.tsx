import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";

type EndsProps = {
  disabled: boolean;
  switching: boolean;
  onRotate: () => void;
  onSwitch: () => void;
  onDisconnect: () => void;
};

/** What ends something, the mildest first. */
export function TokenExpiry({ disabled, switching, onRotate, onSwitch, onDisconnect }: EndsProps) {
  return (
    <Panel aria-label="Token and connection">
      <End title="Rotate token" text="Makes a new instance token. The old one stops at once.">
        <Button onClick={onRotate} className="min-w-[120px]">
          Rotate
        </Button>
      </End>
      <End
        title={disabled ? "Enable" : "Disable"}
        text={disabled ? "Calls are answered again." : "Calls get 403 until you enable it. Renewal goes on."}
      >
        <Button
          busy={switching}
          busyLabel={disabled ? "Enabling" : "Disabling"}
          onClick={onSwitch}
          className="min-w-[120px]"
        >
          {disabled ? "Enable" : "Disable"}
        </Button>
      </End>
      <End title="Disconnect" text="Ends the connection and deletes this instance.">
        <Button variant="danger" onClick={onDisconnect} className="min-w-[120px]">
          Disconnect
        </Button>
      </End>
    </Panel>
  );
}

function End({ title, text, children }: { title: string; text: string; children: ReactNode }) {
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
