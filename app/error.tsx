"use client";

import { FailurePage } from "@/components/site/failure-page";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <FailurePage error={error} onRetry={retry} />;
}
