import { clsx } from "@/components/ui/class-names";
import type { ReactNode } from "react";
import type { Host } from "@/lib/branding/view";
import type { Telling } from "@/lib/connect/customer/view";
import { HostMark } from "./host-mark";
import { LanguageSwitch } from "./language-switch";
import { TellOpener } from "./tell-opener";
import type { Words } from "./words";

type CustomerPageProps = {
  words: Words;
  /** Null when nobody knows whose link it was. */
  host: Host | null;
  path: string;
  /** What the site that opened this window hears. */
  telling?: Telling | null;
  /** Beside the column; below it on narrow screens. */
  aside?: ReactNode;
  children: ReactNode;
};

/** The frame of every page of a customer: who asks, the language, one column, and whom to ask. */
export function CustomerPage({ words, host, path, telling = null, aside, children }: CustomerPageProps) {
  return (
    <div className="host flex min-h-dvh flex-col">
      {host?.accentUrl && <link rel="stylesheet" href={host.accentUrl} precedence="host" />}
      <header className="flex h-14 items-center justify-between gap-4 px-4 sm:h-16 sm:px-8">
        {host ? (
          <p className="flex min-w-0 items-center gap-2.5 text-16 font-semibold tracking-brand">
            <HostMark host={host} className="size-8 rounded-[8px] text-16" logoClassName="h-8 max-w-40" />
            <span className="truncate" dir="auto" title={host.name}>
              {host.name}
            </span>
          </p>
        ) : (
          <span />
        )}
        <LanguageSwitch words={words} path={path} />
      </header>
      <main
        id="main"
        className={clsx(
          "grid grow content-start justify-center gap-14 px-4 pt-4 pb-10 text-16 sm:px-8 sm:pt-8 sm:pb-20",
          aside ? "grid-cols-[minmax(0,600px)] lg:grid-cols-[minmax(0,600px)_264px]" : "grid-cols-[minmax(0,560px)]",
        )}
      >
        <div>{children}</div>
        {aside}
      </main>
      {telling && <TellOpener telling={telling} />}
      {host && <CustomerFooter words={words} host={host} />}
    </div>
  );
}

function CustomerFooter({ words: { t }, host }: { words: Words; host: Host }) {
  const links = [
    { href: host.privacyUrl, label: t("frame.privacy") },
    { href: host.termsUrl, label: t("frame.terms") },
    { href: host.supportEmail && `mailto:${host.supportEmail}`, label: t("frame.help") },
  ].filter(({ href }) => href);
  return (
    <footer className="flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-line px-4 py-3 text-13 text-ink-3 sm:px-8">
      {links.map(({ href, label }) => (
        <a key={label} href={href!} className="inline-flex min-h-7 items-center text-ink-2">
          {label}
        </a>
      ))}
      <span className="sm:ms-auto">{t("frame.runBy", { host: host.name })}</span>
    </footer>
  );
}
