import type { Caller } from "@/lib/caller";
import { decryptApp } from "@/lib/apps/credentials";
import { getApp } from "@/lib/apps/store";
import { type Db, transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { sentenceOf, textProblem, toId } from "@/lib/validation";
import { requireInstance } from "@/lib/instances/access";
import { settleHold } from "@/lib/revocations/hold";
import { type Consent, connectInstances, type NewInstance, reconnectInstance } from "@/lib/instances/create";
import type { Organisation, Reached } from "@/lib/xero/model";
import { selectOrganisation } from "./select-organisation";
import { type FlowState, decryptFlowState, encryptFlowState } from "@/lib/attempts/flow-state";
import { type AttemptRow, endAttempt, lockOpenAttempt, updateAttempt } from "@/lib/attempts/store";

/** What the organisation page sends. */
export type Choice = {
  instance: string;
  name: string;
  organisations: string[];
  names: Record<string, string>;
};

/** Creates or reconnects the chosen instances, once. Returns false when the organisation page has to say what is wrong. */
export async function completeAttempt(caller: Caller, row: AttemptRow, choice: Choice): Promise<boolean> {
  const secrets = decryptFlowState(row);
  const { consent, reached } = await consentOf(caller, row, secrets);
  const { organisation, choices } = await selectOrganisation(caller, row, reached);
  if (!choices && choice.instance !== "new") {
    const target = await requireSameOrganisation(caller, toId(choice.instance), organisation);
    return complete(caller, row, async (tx) => {
      await reconnectInstance(tx, consent, organisation, target);
      return { instanceId: target.id, used: 1, shown: {} };
    });
  }
  const { wanted, note } = choices ? readPicked(choices, choice) : readNamed(organisation, choice);
  if (note) {
    await updateAttempt(row.id, { secretsSealed: encryptFlowState(row, { ...secrets, ...note }) });
    return false;
  }
  return complete(caller, row, async (tx) => {
    const made = await connectInstances(tx, consent, wanted);
    return { instanceId: made[0]!.id, used: made.length, shown: { made } };
  });
}

/** `note` is what the organisation page says instead; null when nothing is wrong. */
type Read = { wanted: { organisation: Organisation; instance: NewInstance }[]; note: FlowState | null };

function readNamed(organisation: Organisation, { name }: Choice): Read {
  const problem = nameProblem(name);
  return { wanted: [toWanted(organisation, name)], note: problem ? { name: { typed: name, problem } } : null };
}

function readPicked(choices: Organisation[], { organisations: ticked, names }: Choice): Read {
  const chosen = choices.filter(({ xeroId }) => ticked.includes(xeroId));
  const problems: Record<string, string> = {};
  if (chosen.length === 0) problems[choices[0]!.xeroId] = "Select at least one organisation to connect.";
  for (const { xeroId } of chosen) {
    const problem = nameProblem(names[xeroId] ?? "");
    if (problem) problems[xeroId] = problem;
  }
  const wanted = chosen.map((organisation) => toWanted(organisation, names[organisation.xeroId] ?? ""));
  return { wanted, note: Object.keys(problems).length > 0 ? { picked: { ticked, names, problems } } : null };
}

const toWanted = (organisation: Organisation, name: string) => ({
  organisation,
  instance: { name, tags: [], configuration: {} },
});

/** Ends the attempt with what `save` saves, unless it has ended already; the last page shows `shown`. */
type Save = (tx: Db) => Promise<{ instanceId: number; used: number; shown: FlowState }>;

async function complete({ organizationId, userId }: Caller, row: AttemptRow, save: Save): Promise<true> {
  const { reached } = decryptFlowState(row);
  const consented = (reached?.organisations.length ?? 0) + (reached?.unusable.length ?? 0);
  await transaction(async (tx) => {
    if (!(await lockOpenAttempt(tx, row.id))) return;
    const { instanceId, used, shown } = await save(tx);
    await settleHold(tx, row.id, consented - used);
    await endAttempt(tx, row.id, { organizationId, userId, instanceId, secretsSealed: encryptFlowState(row, shown) });
  });
  return true;
}

type Consented = { consent: Consent; reached: Reached };

async function consentOf(caller: Caller, row: AttemptRow, { tokens, reached }: FlowState): Promise<Consented> {
  const app = row.appId ? await getApp(caller.organizationId, row.appId) : null;
  if (!app || !tokens || !reached)
    throw new GangwayError("not_found", "There is no consent to create an instance from.");
  return { consent: { caller, app: { ...(await decryptApp(app)), name: null, privateKeyPem: null }, tokens }, reached };
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
