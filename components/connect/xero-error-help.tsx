import { XERO_ERROR_HELP } from "@/components/copy/xero-error-help";
import { AsideSection } from "./aside";

/** Beside the keys: told before it happens, because afterwards Xero shows a page of its own. */
export function XeroErrorHelp() {
  return (
    <AsideSection title="If Xero shows an error">
      <p>Then nobody comes back here, and nothing is connected. Compare, then continue once more:</p>
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
