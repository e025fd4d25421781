import { Notice } from "@/components/ui/notice";

/** Shown only with scripts off, on pages that need them: a link's secret is in the fragment, which only scripts can read. */
export function ScriptRequired() {
  return (
    <noscript>
      <Notice tone="plain" title="This page needs JavaScript.">
        It keeps secrets out of addresses and logs. Signing in works without it.
      </Notice>
    </noscript>
  );
}
