"use client";

import { RefreshCw } from "lucide-react";
import { usePathname } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { PortalError } from "./request";

type LoadErrorProps = { what: string; error: PortalError; onRetry: () => void };

/** Replaces what could not be loaded. `what` starts the sentence: "The list". */
export function LoadError({ what, error, onRetry }: LoadErrorProps) {
  if (error.status === 401) return <SignedOut why={error.message} />;
  return (
    <EmptyState
      title={`${what} could not be loaded`}
      broken
      role="alert"
      actions={
        <Button onClick={onRetry}>
          <RefreshCw /> Try again
        </Button>
      }
      fine={
        <>
          This page retries every 10 seconds.
          {error.requestId && (
            <>
              {" "}
              Request <code className="font-mono wrap-anywhere">{error.requestId}</code>
            </>
          )}
        </>
      }
    >
      {error.message} Nothing was changed.
    </EmptyState>
  );
}

function SignedOut({ why }: { why: string }) {
  const path = usePathname();
  return (
    <EmptyState
      title="You are no longer signed in"
      role="alert"
      actions={
        <LinkButton href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`} variant="primary">
          Sign in
        </LinkButton>
      }
    >
      {why}
    </EmptyState>
  );
}
