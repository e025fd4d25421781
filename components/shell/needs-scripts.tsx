import { Notice } from "@/components/ui/notice";

export function NeedsScripts() {
  return (
    <noscript>
      <div className="pb-4">
        <Notice tone="plain" title="The dashboard needs JavaScript.">
          It uses JavaScript to stay up to date. Connecting an organisation works without.
        </Notice>
      </div>
    </noscript>
  );
}
