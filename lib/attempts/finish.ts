import { openApp } from "@/lib/apps/secrets";
import { getApp } from "@/lib/apps/store";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { asText, textProblem } from "@/lib/fields";
import { requireInstance } from "@/lib/instances/access";
import { type Consent, connectInstance, reconnectInstance } from "@/lib/instances/connect";
import type { Caller } from "@/lib/organizations/store";
import { type AttemptSecrets, openAttempt, sealAttempt } from "./secrets";
import { type AttemptRow, endAttempt, lockOpenAttempt, updateAttempt } from "./store";

/**
 * Makes the instance of a consent that was given: a new one called `name`, or, when `choice` is an instance's id, that
 * one again. False: back to the organisation page, which says what is wrong.
 */
export async function finishAttempt(
  caller: Caller,
  row: AttemptRow,
  choice: string,
  typedName: string,
): Promise<boolean> {
  const secrets = openAttempt(row);
  const consent = await consentOf(caller, row, secrets);
  const name = asText(typedName);
  const problem = choice === "new" ? nameProblem(name) : null;
  if (problem) {
    await updateAttempt(row.id, { secretsSealed: sealAttempt(row, { ...secrets, name: { typed: name, problem } }) });
    return false;
  }
  const target = choice === "new" ? null : await requireSameOrganisation(caller, Number(choice), consent);
  await transaction(async (tx) => {
    if (!(await lockOpenAttempt(tx, row.id))) return;
    const owner = { organizationId: caller.organizationId, userId: caller.userId };
    if (target) {
      await reconnectInstance(tx, consent, target);
      return endAttempt(tx, row.id, { ...owner, instanceId: target.id, secretsSealed: sealAttempt(row, {}) });
    }
    const made = await connectInstance(tx, consent, { name, tags: [], configuration: {}, secretConfiguration: {} });
    const shown = sealAttempt(row, { instanceToken: made.token });
    return endAttempt(tx, row.id, { ...owner, instanceId: made.id, secretsSealed: shown });
  });
  return true;
}

async function consentOf(caller: Caller, row: AttemptRow, { tokens, organisation }: AttemptSecrets): Promise<Consent> {
  const app = row.appId ? await getApp(caller.organizationId, row.appId) : null;
  if (!app || !tokens || !organisation)
    throw new GangwayError("not_found", "There is no consent to make an instance of.");
  const { organizationId, userId } = caller;
  return {
    app: { ...(await openApp(app)), organizationId, userId, name: null, privateKeyPem: null },
    tokens,
    organisation,
  };
}

/** Another organisation is never swapped in silently. */
async function requireSameOrganisation(caller: Caller, id: number, { organisation }: Consent) {
  const instance = await requireInstance(caller, id);
  if (instance.xeroOrganisationId === organisation.organisationId) return instance;
  throw new GangwayError("conflict", `Instance ${id} is connected to another organisation.`);
}

function nameProblem(name: string): string | null {
  return name
    ? textProblem({ label: "This name", value: name })
    : "Give the instance a name; programs and lists show it.";
}
