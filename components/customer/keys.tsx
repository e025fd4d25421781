import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { CopyField } from "@/components/ui/copy-field";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { KeysProblem, KeysView } from "@/lib/connect/customer/view";
import { CustomerPage } from "./customer-page";
import { Plank } from "./plank";
import { rich, type Words } from "./words";

type KeysProps = { words: Words; view: KeysView; path: string };

const STEPS = ["open", "make", "paste", "copyKeys"] as const;

/** Between the first page and Xero, where the customer's business has a Xero app of its own: what to do there, and its keys. */
export function Keys({ words, view, path }: KeysProps) {
  const { t } = words;
  const { host, telling, problems } = view;
  const say = (problem: KeysProblem | null) => problem && t(`keys.${problem}`, { host: host.shortName });
  const both = say(problems.both);
  const site = (chunks: ReactNode) => <a href="https://developer.xero.com/app/manage">{chunks}</a>;
  return (
    <CustomerPage words={words} host={host} path={path} telling={telling}>
      <Plank words={words} host={host} state="none" />
      <h1 className="text-24 leading-[1.2] tracking-large text-balance wrap-anywhere sm:text-28">{t("keys.title")}</h1>
      <p className="mt-2 wrap-anywhere text-ink-2">{t("keys.lead", { host: host.shortName })}</p>
      <ol className="mt-6 grid list-decimal gap-2 ps-6 text-ink-2 marker:text-ink-3">
        {STEPS.map((step) => (
          <li key={step} className="ps-1 wrap-anywhere">
            {t.rich(`keys.${step}`, { ...rich, a: site, host: host.shortName })}
          </li>
        ))}
      </ol>
      <KeysForm words={words} view={view} say={say} both={both} />
    </CustomerPage>
  );
}

type KeysFormProps = Omit<KeysProps, "path"> & {
  say: (problem: KeysProblem | null) => string | null;
  both: string | null;
};

function KeysForm({ words: { t }, view, say, both }: KeysFormProps) {
  const { linkId, attemptId, redirectUri, key, hasSecret, problems, host } = view;
  const copyWords = {
    copy: t("keys.copy"),
    label: t("keys.copyAddress"),
    copied: t("keys.copied"),
    failed: t("keys.notCopied"),
    blocked: t("keys.blocked"),
  };
  const secretHint = hasSecret ? t("keys.secretKept") : t("keys.secretHint", { host: host.shortName });
  return (
    <form
      method="post"
      action={`/api/customer/links/${linkId}/attempts/${attemptId}/keys`}
      className="mt-8 grid max-w-[520px] gap-5 *:min-w-0"
    >
      {both !== null && (
        <Notice tone="reconnect" role="alert" title={t("keys.nothing")}>
          {both}
        </Notice>
      )}
      <CopyField id="redirect-uri" label={t("keys.address")} value={redirectUri} words={copyWords} />
      <TextField
        name="key"
        label={t("keys.id")}
        mono
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={key}
        error={say(problems.key)}
      />
      <TextField
        name="secret"
        type="password"
        label={t("keys.secret")}
        mono
        autoComplete="off"
        autoCapitalize="none"
        hint={secretHint}
        error={say(problems.secret)}
      />
      <SubmitButton variant="primary" size="lg" className="sm:justify-self-start">
        {t("welcome.continue")}
        <ArrowRight aria-hidden="true" className="rtl:-scale-x-100" />
      </SubmitButton>
    </form>
  );
}
