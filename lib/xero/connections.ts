import { z } from "zod";
import { env } from "@/lib/env";
import { XeroError } from "./errors";
import { belowUrl, callXero, parseJson } from "./http";
import type { Organisation, TokenSet } from "./model";
import { isConnectionGone, toApiError } from "./oauth2-answer";
import { readOrganisation } from "./organisation";

const xeroConnections = z.array(
  z.object({
    id: z.string(),
    tenantId: z.string(),
    tenantType: z.string().nullish(),
    tenantName: z.string().nullish(),
    updatedDateUtc: z.string().nullish(),
  }),
);

/** An organisation that a token set reaches, as `/connections` lists it (xero-protocol B.4). */
export type Connection = { id: string; tenantId: string; name: string };

/** The connections of a token set, newest first; with `authEventId` those of one consent. Throws XeroError. */
export async function listConnections(tokens: TokenSet, authEventId: string | null = null): Promise<Connection[]> {
  const url = apiUrl("/connections");
  if (authEventId) url.searchParams.set("authEventId", authEventId);
  const answer = await callXero("GET", url, bearer(tokens));
  if (answer.status !== 200) throw toApiError(answer);
  const { data } = xeroConnections.safeParse(parseJson(answer.body));
  if (!data) throw new XeroError("invalid_response");
  return data
    .filter(({ tenantType }) => !tenantType || tenantType === "ORGANISATION")
    .toSorted((a, b) => newest(b).localeCompare(newest(a)))
    .map(({ id, tenantId, tenantName }) => ({ id, tenantId, name: tenantName ?? tenantId }));
}

const newest = (connection: { updatedDateUtc?: string | null | undefined }) => connection.updatedDateUtc ?? "";

/** Ends one connection at Xero, if it still exists. Throws XeroError. */
export async function deleteConnection(tokens: TokenSet, connectionId: string): Promise<void> {
  const answer = await callXero("DELETE", apiUrl(`/connections/${encodeURIComponent(connectionId)}`), bearer(tokens));
  const isUnknown = answer.status === 404 && parseJson(answer.body) !== undefined;
  if (answer.status !== 204 && !isUnknown && !isConnectionGone(answer)) throw toApiError(answer);
}

type Tenant = Pick<Connection, "tenantId" | "id">;

/** Asks Xero for the organisation behind a connection. Throws XeroError. */
export async function organisationOf(tokens: TokenSet, { tenantId, id }: Tenant): Promise<Organisation> {
  const headers = { ...bearer(tokens), "xero-tenant-id": tenantId };
  const answer = await callXero("GET", apiUrl("/api.xro/2.0/Organisation"), headers);
  if (answer.status !== 200) throw toApiError(answer);
  return { ...readOrganisation(answer.body, tenantId), connectionId: id };
}

function bearer({ accessToken }: TokenSet) {
  return { accept: "application/json", authorization: `Bearer ${accessToken}` };
}

const apiUrl = (path: string) => belowUrl(env().XERO_API_BASE_URL, path);
