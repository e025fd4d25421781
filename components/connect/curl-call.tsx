import { CodeBlock, Marked } from "@/components/ui/code-block";

type CurlCallProps = { publicUrl: string; token: string | null };

/** A first call to try, ready to paste once the two secrets are set. */
export function CurlCall({ publicUrl, token }: CurlCallProps) {
  const before = `curl ${publicUrl}/elements/api-v2/instances \\\n  -H "Authorization: User $USER_SECRET, Organization $ORGANIZATION_SECRET, Element `;
  const shown = token ?? "$INSTANCE_TOKEN";
  return (
    <section aria-label="First call" className="grid gap-2">
      <CodeBlock title="Try it: ask Gangway for this instance" text={`${before}${shown}"`} what="the curl call">
        {before}
        <Marked>{shown}</Marked>
        {'"'}
      </CodeBlock>
      <p className="text-13 text-ink-3">
        The two secrets are yours and your organization’s. A program gets both with{" "}
        <code className="font-mono">POST /elements/api-v2/authentication</code>, your e-mail address and your password,
        and then <code className="font-mono">GET /elements/api-v2/authentication/secrets</code>.
      </p>
    </section>
  );
}
