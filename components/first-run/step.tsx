import { Check } from "lucide-react";
import type { ReactNode } from "react";

type StepProps = {
  at: number;
  title: string;
  text: string;
  done: boolean;
  /** What has to be done before, if that is still missing. */
  after?: string | undefined;
  /** What does it, below the text. */
  children: ReactNode;
};

/** One step of a list to be ticked off. */
export function Step({ at, title, text, done, after, children }: StepProps) {
  return (
    <li
      data-done={done}
      className="grid grid-cols-[28px_minmax(0,1fr)_auto] gap-x-3 gap-y-3 border-b border-line px-4 py-4 last:border-b-0 sm:px-5"
    >
      <span
        aria-hidden="true"
        className="grid size-7 place-items-center rounded-full border border-edge text-13 font-medium [[data-done=true]>&]:border-accent [[data-done=true]>&]:bg-accent [[data-done=true]>&]:text-on-accent"
      >
        {done ? <Check className="size-4" /> : at}
      </span>
      <div className="min-w-0 wrap-anywhere">
        <h3 className="text-14">
          {title}
          {done && <span className="sr-only">: done</span>}
        </h3>
        <p className="text-ink-2">{text}</p>
      </div>
      {after && <p className="text-13 text-ink-3">{after}</p>}
      {children && <div className="col-span-full min-w-0 wrap-anywhere sm:col-start-2">{children}</div>}
    </li>
  );
}
