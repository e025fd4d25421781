import { XERO_ERROR_HELP } from "@/components/copy/xero-error-help";
import { AsideSection } from "./aside";

/** Beside the keys: afterwards is too late, since Xero shows such errors on its own page. */
export function XeroErrorHelp() {
  return (
    <AsideSection title="If Xero shows an error">
      <p>Xero shows the error on its own page and does not return here. Nothing is connected then. Check:</p>
      <dl className="mt-3 grid gap-3">
        {XERO_ERROR_HELP.oauth2.map(({ name, text }) => (
          <div key={name}>
            <dt className="font-medium text-ink">{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </AsideSection>
  );
}
