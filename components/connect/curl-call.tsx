import Link from "next/link";
import { CodeBlock, Marked } from "@/components/ui/code-block";

type CurlCallProps = { publicUrl: string; token: string | null };

/** A first call to try, ready to paste once the two secrets are set. */
export function CurlCall({ publicUrl, token }: CurlCallProps) {
  const before = `curl ${publicUrl}/elements/api-v2/passthrough/api.xro/2.0/Organisation \\\n  -H "Accept: application/json" \\\n  -H "Authorization: User $USER_SECRET, Organization $ORGANIZATION_SECRET, Element `;
  const shown = token ?? "$INSTANCE_TOKEN";
  return (
    <section aria-label="First call" className="grid gap-2">
      <CodeBlock title="Try it: read the organisation from Xero" text={`${before}${shown}"`} what="the curl call">
        {before}
        <Marked>{shown}</Marked>
        {'"'}
      </CodeBlock>
      <p className="text-13 text-ink-3">
        Your user secret is on <Link href="/dashboard/account">your account page</Link>, the secret of this organization
        under <Link href="/dashboard/settings">Settings</Link>, which admins open.
      </p>
    </section>
  );
}
