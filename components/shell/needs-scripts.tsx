import { Notice } from "@/components/ui/notice";

/** Seen only where scripts are off, on pages that keep themselves up to date. */
export function NeedsScripts() {
  return (
    <noscript>
      <div className="pb-4">
        <Notice tone="plain" title="The dashboard needs scripts.">
          It keeps itself up to date with them. Connecting an organisation works without.
        </Notice>
      </div>
    </noscript>
  );
}
