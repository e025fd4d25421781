import type { ReactNode } from "react";
import { Header } from "./header";
import { Footer } from "./footer";

/** A page with one short form, for who is not signed in. */
export function NarrowPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <Header />
      <main id="main" className="mx-auto w-full max-w-[464px] grow px-4 pt-8 pb-14 text-16 sm:px-8 sm:pt-20">
        <h1 className="text-24 leading-[1.2] tracking-large sm:text-28">{title}</h1>
        <p className="mt-2 mb-8 text-ink-2">{lead}</p>
        {children}
      </main>
      <Footer />
    </div>
  );
}
