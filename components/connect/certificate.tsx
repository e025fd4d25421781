import { clsx } from "@/components/ui/class-names";
import { Download } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { Field, fieldProps, inputStyle } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";

const TEXTS = {
  label: "Certificate to upload at Xero",
  hint: "Upload it once, on your app’s page at Xero. The simulator’s Partner apps already have it.",
};

/** The certificate of this installation's signing key. */
export function Certificate({ pem }: { pem: string }) {
  return (
    <div className="grid gap-3">
      <Field id="certificate" {...TEXTS}>
        <textarea
          readOnly
          rows={5}
          value={pem}
          spellCheck={false}
          {...fieldProps("certificate", TEXTS)}
          className={clsx(inputStyle, "tracking-normal resize-y py-2.5 font-mono sm:text-13")}
        />
      </Field>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/elements/api-v2/elements/xero/certificate" download="gangway.pem">
          <Download /> Download
        </LinkButton>
        <CopyButton text={pem} what="certificate" />
      </div>
    </div>
  );
}
