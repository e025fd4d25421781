import { decryptFlowState } from "@/lib/attempts/flow-state";
import { takeResultOf } from "@/lib/attempts/store";
import { tokenHash } from "@/lib/encryption";
import { InputError } from "@/lib/errors";
import { listNamesOfIds } from "@/lib/instances/store";
import type { LinkRow } from "./store";

/** An instance that a customer connected; the token only of a new one. */
export type ResultInstance = { id: number; name: string; organisation: string; token: string | null };

/** What a customer connected, for the code that came with the return address: once, within 15 minutes. Throws `invalid_request`. */
export async function takeResult({ id, organizationId }: LinkRow, code: string): Promise<ResultInstance[]> {
  const row = await takeResultOf(id, tokenHash(code));
  if (!row) throw new InputError("code", "is unknown, was used, or is older than 15 minutes.");
  const { connected = [], made = [] } = decryptFlowState(row);
  const rows = await listNamesOfIds(organizationId, connected);
  const tokens = new Map(made.map((each) => [each.id, each.token]));
  return rows.map((each) => ({
    id: each.id,
    name: each.name,
    organisation: each.organisationName,
    token: tokens.get(each.id) ?? null,
  }));
}
