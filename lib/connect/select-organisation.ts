import { scopeOf, type Caller } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { getInstance } from "@/lib/instances/store";
import type { Reached } from "@/lib/xero/model";
import type { AttemptRow } from "@/lib/attempts/store";

/**
 * What a consent is about: one organisation, or a choice among several. A reconnect is about its instance's organisation when
 * the consent reaches it; other attempts about all that it reaches.
 */
export async function selectOrganisation(caller: Caller, row: AttemptRow, { organisations, isEarlier }: Reached) {
  const target = row.instanceId === null ? null : await getInstance(scopeOf(caller), row.instanceId);
  const same = organisations.find(({ organisationId }) => organisationId === target?.xeroOrganisationId);
  const organisation = same ?? organisations[0];
  if (!organisation) throw new GangwayError("not_found", "This consent gives access to no organisation.");
  const hasChoice = organisations.length > 1 || isEarlier;
  return { organisation, target, choices: target || !hasChoice ? null : organisations };
}
