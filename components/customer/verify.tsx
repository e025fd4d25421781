import { ArrowRight } from "lucide-react";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { VerifyView } from "@/lib/connect/customer/view";
import { CustomerPage } from "./customer-page";
import { Plank } from "./plank";
import { rich, type Words } from "./words";

/** Between the first page and Xero, where the host wants to know that its customer is who was meant. */
export function Verify({ words, view, path }: { words: Words; view: VerifyView; path: string }) {
  const { t } = words;
  const { host, linkId, codeId, isWrong, maskedEmail: email, telling } = view;
  const link = `/api/customer/links/${linkId}`;
  return (
    <CustomerPage words={words} host={host} path={path} telling={telling}>
      <Plank words={words} host={host} state="none" />
      <h1 className="text-24 leading-[1.2] tracking-large text-balance wrap-anywhere sm:text-28">
        {t("code.enterTitle")}
      </h1>
      <p className="mt-2 wrap-anywhere text-ink-2">{t.rich("verify.lead", { ...rich, host: host.shortName, email })}</p>
      <form method="post" action={`${link}/code`} className="mt-8 grid max-w-[440px] gap-4">
        <input type="hidden" name="id" value={codeId} />
        <TextField
          name="code"
          label={t("code.code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
          required
          error={isWrong && t("code.wrong")}
        />
        <SubmitButton variant="primary" size="lg" className="sm:justify-self-start">
          {t("welcome.continue")}
          <ArrowRight aria-hidden="true" className="rtl:-scale-x-100" />
        </SubmitButton>
      </form>
      <form method="post" action={`${link}/codes`} className="mt-4">
        <SubmitButton variant="ghost">{t("code.another")}</SubmitButton>
      </form>
    </CustomerPage>
  );
}
