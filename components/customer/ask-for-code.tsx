import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Host } from "@/lib/branding/view";
import { customerPages } from "@/lib/connect/customer/view";
import { CustomerPage } from "./customer-page";
import type { Words } from "./words";

type AskForCodeProps = {
  words: Words;
  path: string;
  hostId: string;
  host: Host;
  /** Under which the mailed code is entered; null before one was asked for. */
  codeId: string | null;
  isWrong: boolean;
};

/** Coming back without the link: a code by mail. */
export function AskForCode({ words, path, hostId, host, codeId, isWrong }: AskForCodeProps) {
  const { t } = words;
  const values = { host: host.shortName };
  const action = codeId ? `/api/customer/codes/${encodeURIComponent(codeId)}` : "/api/customer/codes";
  return (
    <CustomerPage words={words} host={host} path={path}>
      <h1 className="text-24 leading-[1.2] tracking-large text-balance sm:text-28">
        {t(codeId ? "code.enterTitle" : "code.title", values)}
      </h1>
      <p className="mt-2 text-ink-2">{t(codeId ? "code.enterLead" : "code.lead", values)}</p>
      <form method="post" action={action} className="mt-8 grid max-w-[440px] gap-4">
        <input type="hidden" name="host" value={hostId} />
        {codeId ? (
          <TextField
            name="code"
            label={t("code.code")}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={9}
            required
            error={isWrong && t("code.wrong")}
          />
        ) : (
          <TextField name="email" type="email" label={t("code.email")} autoComplete="email" required />
        )}
        <SubmitButton variant="primary" size="lg" className="sm:justify-self-start">
          {t(codeId ? "code.show" : "code.send")}
        </SubmitButton>
      </form>
      {codeId && (
        <p className="mt-6 text-14">
          <a href={customerPages.connections(hostId)}>{t("code.another")}</a>
        </p>
      )}
    </CustomerPage>
  );
}
