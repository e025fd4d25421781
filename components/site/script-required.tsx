import { Notice } from "@/components/ui/notice";

/** Seen only where scripts are off, on pages that work by them alone: a link's secret is in the fragment, where only scripts can read it. */
export function ScriptRequired() {
  return (
    <noscript>
      <Notice tone="plain" title="This page needs scripts.">
        They keep what is secret out of addresses and logs. Signing in works without.
      </Notice>
    </noscript>
  );
}
