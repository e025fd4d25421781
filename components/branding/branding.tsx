"use client";

import { LoadError } from "@/components/portal/load-error";
import { Loading, SkeletonBlock } from "@/components/ui/skeleton";
import { BrandingForm } from "./branding-form";
import type { PreviewWords } from "./preview-words";
import { useBranding } from "./use-branding";

export function Branding({ words }: { words: PreviewWords }) {
  const { value, error, refresh, save } = useBranding();
  if (value) return <BrandingForm saved={value} words={words} onSave={save} />;
  if (error) return <LoadError what="The branding" error={error} onRetry={refresh} />;
  return (
    <Loading what="branding">
      <div className="grid max-w-[560px] gap-5">
        {["name", "short name", "logo", "colour"].map((entry) => (
          <SkeletonBlock key={entry} className="h-10 w-full" />
        ))}
      </div>
    </Loading>
  );
}
