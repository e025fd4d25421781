import { clsx } from "@/components/ui/class-names";
import type { ReactElement, ReactNode } from "react";
import { Header } from "@/components/site/header";
import { LinkButton } from "@/components/ui/link-button";
import { Stepper } from "@/components/ui/stepper";
import { type StepIndex, STEPS } from "@/components/copy/step";

type ConnectPageProps = {
  /** The current step; null when unknown. */
  at: StepIndex | null;
  /** Why it ended at this step. */
  stopped?: string;
  title: string;
  lead: ReactNode;
  /** The way out: a link, or what does more than leave. */
  leave: { href: string; label: string } | ReactElement;
  /** Help and shortcuts: beside the column, below it on narrow screens. */
  aside?: ReactNode;
  children: ReactNode;
};

/** The frame of every connect page: header, progress, title, one column. */
export function ConnectPage({ at, stopped, title, lead, leave, aside, children }: ConnectPageProps) {
  const place = at === null || stopped ? "ended" : `step ${at + 1}`;
  return (
    <>
      <Header label={`Connect, ${place}`}>
        {"href" in leave ? (
          <LinkButton href={leave.href} variant="ghost" className="-mr-3.5">
            {leave.label}
          </LinkButton>
        ) : (
          leave
        )}
      </Header>
      <main
        id="main"
        className={clsx(
          "grid grid-cols-[minmax(0,640px)] justify-center gap-14 px-4 pt-4 pb-10 text-16 sm:px-8 sm:pt-8 sm:pb-20",
          aside && "lg:grid-cols-[minmax(0,600px)_264px]",
        )}
      >
        <div>
          {at !== null && <Stepper steps={STEPS} at={at} stopped={stopped} />}
          <h1 className="text-24 leading-[1.2] tracking-large wrap-anywhere sm:text-28">{title}</h1>
          <p className="mt-2 wrap-anywhere text-ink-2">{lead}</p>
          <div className="mt-8 grid gap-6 *:min-w-0">{children}</div>
        </div>
        {aside}
      </main>
    </>
  );
}
