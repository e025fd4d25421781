import { endingOf } from "@/components/copy/customer/endings";
import { upperFirst } from "@/components/copy/upper-first";
import { SubmitButton } from "@/components/ui/submit-button";
import { customerPages, type EndedView } from "@/lib/connect/customer/view";
import { CustomerPage } from "./customer-page";
import { HostLink } from "./host-link";
import { Plank } from "./plank";
import type { Words } from "./words";

type EndedProps = { words: Words; view: EndedView; path: string };

/** Every ending other than connected: what happened, whether anything was lost, what to do. */
export function Ended({ words, view, path }: EndedProps) {
  const { t } = words;
  const { frame, reason, isKept, expiresAt, code } = view;
  const { words: ending, plank, tells } = endingOf(reason, isKept);
  const host = frame?.host ?? null;
  const name = host?.shortName ?? t("ended.theHost");
  // "the sender" may begin a sentence; the spelling of a name is its own.
  const say = host ? String : upperFirst;
  const values = { host: name, until: new Date(expiresAt ?? 0), business: frame?.reconnectName ?? "" };
  return (
    <CustomerPage words={words} host={host} path={path} telling={frame?.telling ?? null}>
      {host && <Plank words={words} host={host} state={plank} />}
      <h1 className="text-24 leading-[1.2] tracking-large text-balance wrap-anywhere sm:text-28">
        {say(t(`ended.${ending}.title`, values))}
      </h1>
      <p className="mt-2 text-ink-2">{say(t(`ended.${ending}.text`, values))}</p>
      {tells && code && (
        <p className="mt-6 flex flex-wrap items-center justify-between gap-x-3 gap-y-2 rounded-control bg-sunken px-4 py-3 text-ink-2">
          {t("ended.tell", { host: name })}
          <b className="font-mono text-16 tracking-[0.06em] text-ink">{code}</b>
        </p>
      )}
      <EndedActions words={words} view={view} name={name} />
    </CustomerPage>
  );
}

/** Endings after which something may be connected. */
const USED = new Set<EndedView["reason"]>(["link_used", "link_ended"]);

/** Whether the keys that the customer entered may be what is wrong. */
const mendsKeys = ({ reason, isKept, hasOwnKeys, canStartAgain }: EndedView) =>
  hasOwnKeys && canStartAgain && endingOf(reason, isKept).tells;

const subjectOf = ({ reason, isKept, code }: EndedView) =>
  endingOf(reason, isKept).tells && code ? `?subject=${encodeURIComponent(`Xero: ${code}`)}` : "";

type PostProps = { action: string; variant?: "primary" | "secondary"; children: string };

function Post({ action, variant = "secondary", children }: PostProps) {
  return (
    <form method="post" action={action}>
      <SubmitButton variant={variant} size="lg" className="max-sm:w-full">
        {children}
      </SubmitButton>
    </form>
  );
}

function EndedActions({ words: { t }, view, name }: { words: Words; view: EndedView; name: string }) {
  const { frame, reason, isKept, canStartAgain, attemptId } = view;
  const { again, tells } = endingOf(reason, isKept);
  if (!frame) return null;
  const { linkId, host, backUrl } = frame;
  const attempts = `/api/customer/links/${linkId}/attempts`;
  return (
    <div className="mt-8 flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center">
      {again && canStartAgain && (
        <Post action={isKept && attemptId ? `${attempts}/${attemptId}/retry` : attempts} variant="primary">
          {t(isKept ? "ended.tryNow" : `ended.${again}`)}
        </Post>
      )}
      {mendsKeys(view) && <Post action={`${attempts}?keys=1`}>{t("keys.mend")}</Post>}
      {USED.has(reason) && (
        <HostLink href={customerPages.connections(frame.hostId)} variant="secondary">
          {t("own.see")}
        </HostLink>
      )}
      {backUrl && (
        <HostLink href={backUrl} variant={again && canStartAgain ? "ghost" : "secondary"}>
          {t("ended.back", { host: name })}
        </HostLink>
      )}
      {host.supportEmail && (
        <HostLink href={`mailto:${host.supportEmail}${subjectOf(view)}`} variant={tells ? "secondary" : "ghost"}>
          {t("ended.write", { host: name })}
        </HostLink>
      )}
    </div>
  );
}
