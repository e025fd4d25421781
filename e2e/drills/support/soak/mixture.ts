import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { TestDatabase } from "@/e2e/support/database";
import type { SimulatorControl } from "@/e2e/support/simulator-control";
import { consentOf, type Customer, type Instance } from "./customers";
import type { Fleet } from "./fleet";
import type { Program } from "./program";

/** Of a hundred acts. */
const WEIGHTS = {
  readToken: 50,
  show: 15,
  passThrough: 12,
  list: 6,
  ping: 8,
  change: 4,
  connect: 3,
  disconnect: 2,
};
type Act = keyof typeof WEIGHTS;
const ACTS = Object.keys(WEIGHTS) as Act[];
const BAG = ACTS.flatMap((act) => Array.from({ length: WEIGHTS[act] }, () => act));

/** No more are disconnected when fewer are connected. */
const LEAST_CONNECTED = 0.8;
/** The simulator forgets dead tokens soon. */
const CHECKED_AT_ONCE = 100;
/** Until a server has found that the answer to a renewal of 1.0a was lost: the lease of a killed one, and a busy machine. */
const FOUND_LOST_MS = 120_000;

/** An answer other than 200 about an instance that is connected. */
class Refused extends Error {}

type Setup = {
  fleet: Fleet;
  program: Program;
  simulator: SimulatorControl;
  database: TestDatabase;
  customers: Customer[];
};

export type Mixture = ReturnType<typeof mixtureOf>;

/** What programs do all day, each answer compared with what it has to be. */
export function mixtureOf({ fleet, program, simulator, database, customers }: Setup) {
  const done = Object.fromEntries(ACTS.map((act) => [act, 0])) as Record<Act, number>;
  const counts = { begunAgain: 0, lostByOAuth1: 0 };
  const wrong: string[] = [];
  const connected: number[] = [];
  const disconnected: number[] = [];
  /** Access tokens that were read, with the key of the app that each has to be of. */
  const tokenOwners = new Map<string, string>();
  const mending: Promise<void>[] = [];
  const ask = program.answered;

  const acts: Record<Act, () => Promise<void>> = {
    readToken: () =>
      reading(async ({ app, organisation }, { token }) => {
        const { answer } = await ask((client) => client.asElement(token, "GET", "/instances/token"));
        const { accessToken, tenantId } = requireOk(answer).body;
        expect(tenantId).toBe(app.protocol === "oauth1" ? organisation.APIKey : organisation.OrganisationID);
        tokenOwners.set(String(accessToken), app.key);
        if (tokenOwners.size >= CHECKED_AT_ONCE) await checkOwners();
      }),
    passThrough: () =>
      reading(async ({ organisation }, { token }) => {
        const path = "/passthrough/api.xro/2.0/Organisation";
        const { answer } = await ask((client) =>
          client.call("GET", path, undefined, { ...client.elementHeaders(token), accept: "application/json" }),
        );
        expect(requireOk(answer).body).toMatchObject({ Organisations: [{ Name: organisation.Name }] });
      }),
    ping: () =>
      reading(async (_, { token }) => {
        const { answer } = await ask((client) => client.asElement(token, "GET", "/ping"));
        requireOk(answer);
      }),
    show: () =>
      reading(async ({ version, ...customer }, { id, name, tags }) => {
        const { answer } = await ask((client) => client.call("GET", `/instances/${id}`));
        if (customer.isTaken) return;
        expect({ ...answer.body, status: answer.status, version }).toMatchObject({
          status: 200,
          id,
          name,
          tags,
          version,
        });
      }),
    list,
    change: () =>
      alone(isConnected, async (customer) => {
        const { instance } = customer;
        const tags = [`changed ${customer.version}`];
        const { answer } = await ask((client) => client.call("PATCH", `/instances/${instance!.id}`, { tags }));
        expect(requireOk(answer).body).toMatchObject({ id: instance!.id, tags });
        customer.instance = { ...instance!, tags };
      }),
    connect: () => alone(isFree, connect),
    disconnect: async () => {
      if (customers.filter(isConnected).length > LEAST_CONNECTED * customers.length)
        await alone(isConnected, disconnect);
    },
  };

  async function checkOwners(): Promise<void> {
    const read = [...tokenOwners];
    tokenOwners.clear();
    const checked = await simulator.checkTokens(read.map(([token]) => token));
    expect(checked.map(({ key }) => key)).toEqual(read.map(([, key]) => key));
  }

  async function list(): Promise<void> {
    const before = customers.map(({ instance, isTaken, version }) => ({ instance, isTaken, version }));
    const { answer } = await ask((client) => client.call("GET", "/instances?pageSize=200"));
    const rows = requireOk(answer).body as unknown as Omit<Instance, "token">[];
    for (const [index, { instance, isTaken, version }] of before.entries()) {
      if (isTaken || customers[index]!.isTaken || customers[index]!.version !== version) continue;
      const listed = rows.filter(({ name }) => name === nameOf(index)).map(({ id, tags }) => ({ id, tags }));
      expect(listed).toEqual(instance ? [{ id: instance.id, tags: instance.tags }] : []);
    }
  }

  async function connect(customer: Customer): Promise<void> {
    const body = await consentOf(customer, ask, simulator, nameOf(customers.indexOf(customer)));
    const { answer, isRepeat } = await ask((client) => client.call("POST", "/instances", body));
    // Xero's answer to the code died with the server, and a code works once: the customer is asked again.
    if (isRepeat && answer.status === 400) return void (counts.begunAgain += 1);
    const { id, token, name, tags } = requireOk(answer).body as Instance;
    expect(name).toBe(body.name);
    connected.push(id);
    customer.instance = { id, token, name, tags };
  }

  async function disconnect(customer: Customer): Promise<void> {
    const { id, token } = customer.instance!;
    const { answer, isRepeat } = await ask((client) => client.call("DELETE", `/instances/${id}`));
    if (!(isRepeat && answer.status === 404)) requireOk(answer);
    disconnected.push(id);
    customer.instance = null;
    const { answer: after } = await ask((client) => client.asElement(token, "GET", "/instances/token"));
    expect(after.status).toBe(401);
  }

  /** By the nature of 1.0a a token whose answer died with a server is dead: once that is found, the customer signs in again. */
  async function signInAgain(customer: Customer, refusal: Refused): Promise<void> {
    const { id, name, token } = customer.instance!;
    for (const end = performance.now() + FOUND_LOST_MS; !(await isLost(id)); await sleep(1_000))
      if (performance.now() > end) throw refusal;
    const body = await consentOf(customer, ask, simulator, name);
    const { answer, isRepeat } = await ask((client) => client.call("PUT", `/instances/${id}`, body));
    if (isRepeat && answer.status === 400) return signInAgain(customer, refusal);
    const { tags } = requireOk(answer).body as Instance;
    customer.instance = { id, name, token, tags };
    counts.lostByOAuth1 += 1;
  }

  async function isLost(id: number): Promise<boolean> {
    const [row] = await database.query<{ isLost: boolean }>(
      `select g.status = 'reconnect' and g.problem = 'answer_lost' "isLost" from instances i join grants g on g.id = i.grant_id where i.id = $1`,
      [id],
    );
    return row?.isLost ?? false;
  }

  async function reading(act: (customer: Customer, instance: Instance) => Promise<void>): Promise<void> {
    const customer = pick(customers.filter((each) => isConnected(each) && !each.isTaken));
    if (!customer) return;
    customer.readers += 1;
    try {
      await act(customer, customer.instance!);
    } catch (error) {
      if (!(error instanceof Refused) || customer.app.protocol !== "oauth1") throw error;
      if (!customer.isTaken)
        mending.push(noted("signInAgain", () => takenWhile(customer, () => signInAgain(customer, error))));
    } finally {
      customer.readers -= 1;
    }
  }

  async function alone(isMeant: (customer: Customer) => boolean, act: (customer: Customer) => Promise<void>) {
    const customer = pick(customers.filter((each) => isMeant(each) && !each.isTaken && each.readers === 0));
    if (customer) await takenWhile(customer, () => act(customer));
  }

  async function takenWhile(customer: Customer, work: () => Promise<void>): Promise<void> {
    customer.isTaken = true;
    try {
      await work();
    } finally {
      customer.version += 1;
      customer.isTaken = false;
    }
  }

  async function noted(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { stack = String(error) } = error as Error;
      const [requestId] = /[0-9a-f]{24}/.exec(stack) ?? [];
      wrong.push(
        [`${new Date().toISOString()} ${what}: ${stack}`, ...(requestId ? fleet.logged(requestId) : [])].join("\n"),
      );
      console.log(wrong.at(-1));
    }
  }

  return {
    done,
    counts,
    wrong,
    connected,
    disconnected,
    act: async () => {
      const what = pick(BAG)!;
      await noted(what, acts[what]);
      done[what] += 1;
    },
    connect: (customer: Customer) => noted("connect", () => takenWhile(customer, () => connect(customer))),
    /** Waits for customers who sign in again, and looks at the last tokens. */
    settle: async () => {
      await Promise.all(mending);
      await noted("readToken", checkOwners);
    },
  };
}

const nameOf = (index: number) => `Customer ${index}`;
const isConnected = ({ instance }: Customer) => instance !== null;
const isFree = ({ instance }: Customer) => instance === null;

function requireOk<Answer extends { status: number; text: string }>(answer: Answer): Answer {
  if (answer.status !== 200) throw new Refused(`${answer.status} ${answer.text.slice(0, 400)}`);
  return answer;
}

function pick<T>(from: readonly T[]): T | undefined {
  return from[Math.floor(Math.random() * from.length)];
}
