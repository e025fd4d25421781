import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { paced } from "@/bench/lib/paced";
import { contractClient } from "@/e2e/support/contract-client";
import { startReceiver } from "@/e2e/support/receiver";
import { readSecrets } from "@/lib/accounts/api-secrets";
import { addEndpoint } from "@/lib/webhooks/endpoints/endpoints";
import { newCustomers } from "./support/soak/customers";
import { type Fleet, startFleet } from "./support/soak/fleet";
import { mixtureOf } from "./support/soak/mixture";
import { expectConnected, expectDelivered, expectRenewed } from "./support/soak/nothing-lost";
import { programOf } from "./support/soak/program";
import { randomOf } from "./support/soak/random";
import { watch } from "./support/soak/watch";
import { drillWorld } from "./support/world";

const MINUTES = Number(process.env.SOAK_MINUTES ?? 30);
/** The same kills again: SOAK_SEED=... */
const SEED = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
const SERVERS = 3;
const AT_ONCE = 16;
const CAPACITY_SECONDS = 20;
/** Renewed half-way: a renewal that a kill interrupts is due again after its lease of 45 seconds, before the token's end. */
const TOKEN_SECONDS = 120;
const CUSTOMERS = { oauth2: 90, oauth1: 30 };
/** Memory of the last quarter to that of the second. */
const MOST_GROWTH = 1.1;
/** How many are open at a moment depends on who has just been started. */
const CONNECTIONS_OF_A_SERVER = 11;
/** Deliveries and renewals that are due at a moment: a few more or less is chance. */
const MORE_WAITING = 10;

const world = drillWorld();

it(
  `${MINUTES} minutes at half of capacity while servers are killed: nothing is lost, no answer is wrong, and memory stays`,
  { timeout: (MINUTES + 20) * 60_000 },
  async () => {
    console.log(`seed ${SEED}`);
    const simulator = world.control();
    await simulator.setLimits({ perMinute: 0, perDay: 0 });
    await simulator.setTokenLife(TOKEN_SECONDS);
    await world.database.query("delete from webhook_endpoints");
    let signatureKey = "";
    let unsigned = 0;
    const receiver = await startReceiver(({ body, headers }) => {
      try {
        new Webhook(signatureKey).verify(body, headers);
      } catch {
        unsigned += 1;
      }
    });
    ({ signatureKey } = await addEndpoint(world.adminCaller(), { url: receiver.url }));
    const fleet = await startFleet(SERVERS);
    try {
      await soak(fleet);
    } finally {
      await fleet.stop();
      await receiver.close();
    }

    async function soak(running: Fleet): Promise<void> {
      const { organizationId, userId } = world.adminCaller();
      const { userSecret, organizationSecret } = await readSecrets({ organizationId, userId: userId! });
      const secrets = { user: userSecret, organization: organizationSecret };
      const customers = await newCustomers(contractClient(running.url, secrets), simulator, CUSTOMERS);
      const program = programOf(running, secrets, AT_ONCE);
      const mixture = mixtureOf({ fleet: running, program, simulator, database: world.database, customers });
      for (const customer of customers) await mixture.connect(customer);

      const whole = await paced(mixture.act, { atOnce: AT_ONCE, seconds: CAPACITY_SECONDS });
      const watched = watch(running.steadyPid, world.database);
      running.startKilling(randomOf(SEED));
      const half = await paced(mixture.act, {
        atOnce: AT_ONCE,
        seconds: MINUTES * 60,
        perSecond: whole.perSecond / 2,
      });
      await running.stopKilling();
      const quarters = watched.end();
      await mixture.settle();
      console.log({
        seed: SEED,
        actsPerSecond: { asFastAsItGoes: Math.round(whole.perSecond), half: Math.round(half.perSecond) },
        kills: running.kills(),
        ...program.counts(),
        renewals: (await simulator.tally()).renewals,
        done: mixture.done,
        ...mixture.counts,
        connected: mixture.connected.length,
        disconnected: mixture.disconnected.length,
        received: receiver.received.length,
        receivedTwice:
          receiver.received.length - new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size,
        quarters,
      });

      // What is lost is looked for in any case.
      expect.soft(mixture.wrong).toEqual([]);
      await expectRenewed(world.database);
      await expectConnected({ customers, program }, world.database, simulator);
      await expectDelivered(receiver.received, mixture, world.database);
      expect(unsigned).toBe(0);
      await program.close();
      const [, second, , last] = quarters;
      expect(last!.megabytes).toBeLessThanOrEqual(second!.megabytes * MOST_GROWTH);
      expect(last!.connections).toBeLessThanOrEqual(second!.connections + CONNECTIONS_OF_A_SERVER);
      expect(last!.waiting).toBeLessThanOrEqual(second!.waiting + MORE_WAITING);
    }
  },
);
