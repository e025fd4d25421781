import type { ReactNode } from "react";
import type { Tone } from "./tone";

/** Icon, word and tint, always the three together. */
export function Badge({ tone, icon, children }: { tone: Tone; icon: ReactNode; children: ReactNode }) {
  return (
    <span
      data-tone={tone}
      className="inline-flex h-[22px] items-center gap-[5px] rounded-badge bg-tone-soft ps-1.5 pe-2 text-12 leading-none font-medium whitespace-nowrap text-tone [&_svg]:size-[13px] [&_svg]:shrink-0 [&_svg]:stroke-[2.4]"
    >
      {icon}
      {children}
    </span>
  );
}

/** A word beside a title: a tag, "Recommended", "Legacy". */
export function Tag({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      data-tone={tone}
      className="inline-flex min-h-5 max-w-full items-center rounded-badge bg-tone-soft px-1.5 text-12 font-medium wrap-anywhere text-tone"
    >
      {children}
    </span>
  );
}
