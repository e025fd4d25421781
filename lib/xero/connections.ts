import { z } from "zod";
import { env } from "@/lib/env";
import { XeroError } from "./errors";
import { belowUrl, callXero, parseJson } from "./http";
import type { Organisation, TokenSet } from "./model";
import { isConnectionGone, toApiError, toOrganisationError } from "./oauth2-answer";
import { readOrganisation } from "./organisation";
import { readUtc } from "./utc-time";

const xeroConnections = z.array(
  z.object({
    id: z.string(),
    tenantId: z.string(),
    tenantType: z.string().nullish(),
    tenantName: z.string().nullish(),
    createdDateUtc: z.string().nullish(),
    updatedDateUtc: z.string().nullish(),
  }),
);

/** An organisation that a token set reaches, as `/connections` lists it (xero-protocol B.4). */
export type Connection = { id: string; tenantId: string; name: string } & Times;

/** When it was connected, and last consented to, in milliseconds since 1970; null where Xero does not say. */
type Times = { createdAt: number | null; updatedAt: number | null };

/** The same, or something else that was connected, such as a practice. */
export type Tenant = Connection & { isOrganisation: boolean };

/** The organisations of a token set, newest first; with `authEventId` those of one consent. Throws XeroError. */
export async function listConnections(tokens: TokenSet, authEventId?: string): Promise<Connection[]> {
  const tenants = await listTenants(tokens, authEventId);
  return tenants.filter(({ isOrganisation }) => isOrganisation);
}

/** Everything that is connected, newest first; with `authEventId` by one consent. Throws XeroError. */
export async function listTenants(tokens: TokenSet, authEventId?: string): Promise<Tenant[]> {
  const url = apiUrl("/connections");
  if (authEventId) url.searchParams.set("authEventId", authEventId);
  const answer = await callXero("GET", url, bearer(tokens));
  if (answer.status !== 200) throw toApiError(answer);
  const { data } = xeroConnections.safeParse(parseJson(answer.body));
  if (!data) throw new XeroError("invalid_response");
  return data
    .toSorted((a, b) => newest(b).localeCompare(newest(a)))
    .map(({ id, tenantId, tenantName, tenantType, createdDateUtc, updatedDateUtc }) => ({
      id,
      tenantId,
      name: tenantName ?? tenantId,
      createdAt: readUtc(createdDateUtc),
      updatedAt: readUtc(updatedDateUtc),
      isOrganisation: (tenantType ?? ORGANISATION) === ORGANISATION,
    }));
}

const ORGANISATION = "ORGANISATION";

const newest = (connection: { updatedDateUtc?: string | null | undefined }) => connection.updatedDateUtc ?? "";

/** Ends one connection at Xero, if it still exists. Throws XeroError. */
export async function deleteConnection(tokens: TokenSet, connectionId: string): Promise<void> {
  const answer = await callXero("DELETE", apiUrl(`/connections/${encodeURIComponent(connectionId)}`), bearer(tokens));
  const isUnknown = answer.status === 404 && parseJson(answer.body) !== undefined;
  if (answer.status !== 204 && !isUnknown && !isConnectionGone(answer)) throw toApiError(answer);
}

/** Asks Xero for the organisation behind a connection; without a tenant for the only one of the token (xero-protocol B.7). Throws XeroError. */
export async function organisationOf(tokens: TokenSet, { tenantId, id }: Pick<Connection, "tenantId" | "id">) {
  const headers = { ...bearer(tokens), ...(tenantId && { "xero-tenant-id": tenantId }) };
  const answer = await callXero("GET", apiUrl("/api.xro/2.0/Organisation"), headers);
  if (answer.status !== 200) throw toOrganisationError(answer);
  return { ...readOrganisation(answer.body, tenantId), connectionId: id } satisfies Organisation;
}

function bearer({ accessToken }: TokenSet) {
  return { accept: "application/json", authorization: `Bearer ${accessToken}` };
}

const apiUrl = (path: string) => belowUrl(env().XERO_API_BASE_URL, path);
