import type { ReactNode } from "react";
import { useTask } from "@/components/portal/use-task";
import { CheckBox } from "@/components/ui/check-box";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";

type SettingSwitchProps = {
  id: string;
  title: string;
  label: string;
  hint: ReactNode;
  isOn: boolean;
  /** Toasts for what was turned on or off. */
  done: { on: string; off: string };
  onTurn: (on: boolean) => Promise<void>;
  children: ReactNode;
};

/** A setting that is on or off: saved at once, and as it was when that fails. */
export function SettingSwitch({ id, title, label, hint, isOn, done, onTurn, children }: SettingSwitchProps) {
  const { busy, problem, run } = useTask();
  const turn = (on: boolean) =>
    run(async () => {
      await onTurn(on);
      showToast(on ? done.on : done.off);
    });
  return (
    <TitledPanel id={id} title={title}>
      <p className="mb-3 max-w-[60ch] text-ink-2">{children}</p>
      <CheckBox
        role="switch"
        aria-checked={isOn}
        label={label}
        hint={hint}
        checked={isOn}
        aria-busy={busy || undefined}
        onChange={({ target }) => turn(target.checked)}
      />
      {problem && (
        <Notice tone="reconnect" role="alert" title="Nothing was changed." className="mt-3">
          {problem}
        </Notice>
      )}
    </TitledPanel>
  );
}
