import useSWRImmutable from "swr/immutable";
import { type PortalError, sendJson } from "@/components/portal/request";
import { useLinkToken } from "@/components/portal/use-link-token";
import type { OpenInvitationView } from "@/lib/accounts/view";

export const INVITATION = "gangway-invitation";
const PATH = "/api/portal/invitations/by-token";

/** The invitation of this page's link. */
export function useInvitation() {
  const token = useLinkToken(INVITATION);
  const { data, error } = useSWRImmutable<OpenInvitationView, PortalError, [string, string] | null>(
    token ? [PATH, token] : null,
    ([path, token]) => sendJson("POST", path, { token }),
    { shouldRetryOnError: ({ status }) => status === 0 || status >= 500 },
  );
  return { token, value: data, error };
}

export function acceptInvitation(token: string, entered: Record<string, string>): Promise<{ email: string }> {
  return sendJson("POST", `${PATH}/acceptance`, { token, ...entered });
}
