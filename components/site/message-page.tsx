import type { ReactNode } from "react";
import { Actions } from "@/components/ui/actions";
import { TimelineOrnament } from "@/components/ui/timeline-ornament";
import { Header } from "./header";

type MessagePageProps = { title: string; children: ReactNode; actions: ReactNode; footnote?: ReactNode };

/** A whole page that says what happened and what to do next. */
export function MessagePage({ title, children, actions, footnote }: MessagePageProps) {
  return (
    <>
      <Header />
      <main id="main" className="mx-auto max-w-[640px] px-4 py-14 text-16 sm:px-8 sm:py-20">
        <TimelineOrnament broken />
        <h1 className="text-24 leading-[1.2] tracking-large sm:text-28">{title}</h1>
        <p className="mt-2 mb-8 text-ink-2">{children}</p>
        <Actions>{actions}</Actions>
        {footnote && <p className="mt-6 text-13 text-ink-3">{footnote}</p>}
      </main>
    </>
  );
}
