import { Notice } from "@/components/ui/notice";

/** Seen only where scripts are off, on pages whose link keeps its secret in the fragment, where only scripts can read it. */
export function OpensByScript() {
  return (
    <noscript>
      <Notice tone="plain" title="This page needs scripts.">
        The secret in your link never leaves the browser by itself; a script has to send it.
      </Notice>
    </noscript>
  );
}
