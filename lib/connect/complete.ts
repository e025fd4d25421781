import type { Caller } from "@/lib/caller";
import { decryptApp } from "@/lib/apps/credentials";
import { getApp } from "@/lib/apps/store";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { sentenceOf, textProblem, toId } from "@/lib/validation";
import { requireInstance } from "@/lib/instances/access";
import { type Consent, connectInstances, reconnectInstance } from "@/lib/instances/create";
import type { Organisation } from "@/lib/xero/model";
import { selectOrganisation } from "./select-organisation";
import { type FlowState, decryptFlowState, encryptFlowState } from "@/lib/attempts/flow-state";
import { type AttemptRow, endAttempt, lockOpenAttempt, updateAttempt } from "@/lib/attempts/store";

/** What the organisation page sends. */
export type Choice = {
  /** "new", or the id of the instance to connect again. */
  instance: string;
  name: string;
  /** The picker's: which organisations, and what to call their instances. */
  organisations: string[];
  names: Record<string, string>;
};

/** Creates or reconnects the chosen instances, once. Returns false when the organisation page has to say what is wrong. */
export async function completeAttempt(caller: Caller, row: AttemptRow, choice: Choice): Promise<boolean> {
  const secrets = decryptFlowState(row);
  const consent = await consentOf(caller, row, secrets);
  const { organisation, choices } = await selectOrganisation(caller, row, secrets.organisations ?? []);
  if (choices) return completePicked(caller, row, { secrets, consent, choices, choice });
  if (choice.instance !== "new")
    return completeReconnect(caller, row, { consent, organisation, id: toId(choice.instance) });
  const problem = nameProblem(choice.name);
  if (problem) {
    await updateAttempt(row.id, {
      secretsSealed: encryptFlowState(row, { ...secrets, name: { typed: choice.name, problem } }),
    });
    return false;
  }
  return make(caller, row, consent, [{ organisation, name: choice.name }]);
}

type Picked = { secrets: FlowState; consent: Consent; choices: Organisation[]; choice: Choice };

async function completePicked(
  caller: Caller,
  row: AttemptRow,
  { secrets, consent, choices, choice }: Picked,
): Promise<boolean> {
  const { organisations: ticked, names } = choice;
  const chosen = choices.filter(({ xeroId }) => ticked.includes(xeroId));
  const problems = Object.fromEntries(
    chosen.flatMap(({ xeroId }) => {
      const problem = nameProblem(names[xeroId] ?? "");
      return problem ? [[xeroId, problem]] : [];
    }),
  );
  const nothing = chosen.length === 0 ? { [choices[0]!.xeroId]: "Select at least one organisation to connect." } : {};
  if (Object.keys({ ...problems, ...nothing }).length > 0) {
    const picked = { ticked, names, problems: { ...problems, ...nothing } };
    await updateAttempt(row.id, { secretsSealed: encryptFlowState(row, { ...secrets, picked }) });
    return false;
  }
  return make(
    caller,
    row,
    consent,
    chosen.map((organisation) => ({ organisation, name: names[organisation.xeroId]! })),
  );
}

async function make(
  caller: Caller,
  row: AttemptRow,
  consent: Consent,
  wanted: { organisation: Organisation; name: string }[],
): Promise<true> {
  await transaction(async (tx) => {
    if (!(await lockOpenAttempt(tx, row.id))) return;
    const instances = wanted.map(({ organisation, name }) => ({
      organisation,
      instance: { name, tags: [], configuration: {} },
    }));
    const made = await connectInstances(tx, consent, instances);
    const owner = { organizationId: caller.organizationId, userId: caller.userId };
    await endAttempt(tx, row.id, { ...owner, instanceId: made[0]!.id, secretsSealed: encryptFlowState(row, { made }) });
  });
  return true;
}

type Reconnect = { consent: Consent; organisation: Organisation; id: number };

async function completeReconnect(
  caller: Caller,
  row: AttemptRow,
  { consent, organisation, id }: Reconnect,
): Promise<true> {
  const target = await requireSameOrganisation(caller, id, organisation);
  await transaction(async (tx) => {
    if (!(await lockOpenAttempt(tx, row.id))) return;
    await reconnectInstance(tx, consent, organisation, target);
    const owner = { organizationId: caller.organizationId, userId: caller.userId };
    await endAttempt(tx, row.id, { ...owner, instanceId: target.id, secretsSealed: encryptFlowState(row, {}) });
  });
  return true;
}

async function consentOf(caller: Caller, row: AttemptRow, { tokens, organisations }: FlowState): Promise<Consent> {
  const app = row.appId ? await getApp(caller.organizationId, row.appId) : null;
  if (!app || !tokens || !organisations)
    throw new GangwayError("not_found", "There is no consent to create an instance from.");
  return { caller, app: { ...(await decryptApp(app)), name: null, privateKeyPem: null }, tokens };
}

/** Another organisation is never swapped in silently. */
async function requireSameOrganisation(caller: Caller, id: number, organisation: Organisation) {
  const instance = await requireInstance(caller, id);
  if (instance.xeroOrganisationId === organisation.organisationId) return instance;
  throw new GangwayError("conflict", `Instance ${id} is connected to another organisation.`);
}

function nameProblem(name: string): string | null {
  return name ? sentenceOf("This name", textProblem(name)) : "Enter a name for the instance.";
}
