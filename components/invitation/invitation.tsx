"use client";

import { FormSkeleton } from "@/components/site/form-skeleton";
import { Notice } from "@/components/ui/notice";
import { AcceptForm } from "./accept-form";
import { ByProvider } from "./by-provider";
import { useInvitation } from "./use-invitation";

/** The page behind an invitation's link: to what it invites, and what it takes to accept. */
export function Invitation({ provider }: { provider: string | null }) {
  const { token, value, error } = useInvitation();
  if (token === null)
    return (
      <Notice tone="reconnect" role="alert" title="This address is not whole.">
        Open the link of your invitation again, or copy all of it: it ends with a long row of letters and digits.
      </Notice>
    );
  if (error)
    return (
      <Notice tone="reconnect" role="alert" title={error.status === 404 ? "Nothing to accept." : "It did not open."}>
        {error.message}
      </Notice>
    );
  if (!token || !value) return <FormSkeleton what="the invitation" />;
  return (
    <>
      <p className="mb-6">
        To <b>{value.organizationName}</b>, as {value.role === "admin" ? "an admin" : "a member"}.
      </p>
      <AcceptForm token={token} invitation={value} />
      {provider && value.needs !== "nothing" && <ByProvider name={provider} needs={value.needs} />}
    </>
  );
}
