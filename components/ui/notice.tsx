import { clsx } from "./class-names";
import { CircleCheck, CirclePause, Clock, Info, RefreshCw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "./tone";

const ICONS: Partial<Record<Tone, typeof Info>> = {
  connected: CircleCheck,
  expiring: Clock,
  retrying: RefreshCw,
  reconnect: TriangleAlert,
  disabled: CirclePause,
};

type NoticeProps = {
  tone: Tone;
  /** The first words: bold, and complete in themselves. */
  title: ReactNode;
  /** `alert` for what just went wrong, `status` for an answer to something just done. */
  role?: "alert" | "status";
  className?: string;
  children?: ReactNode;
};

export function Notice({ tone, title, role, className, children }: NoticeProps) {
  const Icon = ICONS[tone] ?? Info;
  return (
    <div
      data-tone={tone}
      role={role}
      className={clsx(
        "flex gap-3 rounded-panel bg-tone-soft p-4 text-14 [&>svg]:mt-0.5 [&>svg]:size-[18px] [&>svg]:shrink-0 [&>svg]:text-tone",
        className,
      )}
    >
      <Icon />
      <div className="min-w-0">
        <strong>{title}</strong> {children}
      </div>
    </div>
  );
}
