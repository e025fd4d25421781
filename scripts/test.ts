// npm test: everything that must hold, from a fresh clone to the browser.
import { conclude, runGates } from "./checks/check";
import { installChromium, installFaketime, installLanguages } from "./checks/install-debian";
import { schemaGate } from "./checks/schema";
import { installOtherNode, OTHER_NODE } from "./checks/other-node";
import { buildGate, generateTypes, staticGates } from "./checks/static";
import { e2eGate, vitestGate } from "./checks/suites";

/** What shows that the other Node.js runs it: the database's driver, encryption, renewals; a build, a start, both protocols, the end. */
const SMOKE = {
  integration: ["lib/grants", "lib/migrate", "lib/encryption-keys"],
  e2e: ["e2e/connect.spec.ts", "e2e/shutdown.spec.ts"],
};

// Leave in order, so that a throw-away database goes, too.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

installChromium();
installFaketime();
installLanguages();
await generateTypes();
const quick = await runGates([...staticGates, schemaGate], 2);
const tests = await runGates([
  vitestGate("unit tests", "unit"),
  vitestGate("integration tests", "integration"),
  // Those that are soon done; `npm run drills` has all of them (docs/drills.md).
  vitestGate("drills", "drills", { args: ["replicas.drill", "database.drill", "webhooks.drill"] }),
  vitestGate(`integration, Node.js ${OTHER_NODE}`, "integration", { args: SMOKE.integration, node: installOtherNode }),
]);
const [build] = await runGates([buildGate]);
const inBrowser = [
  e2eGate("e2e tests"),
  e2eGate(`e2e, Node.js ${OTHER_NODE}`, { args: SMOKE.e2e, node: installOtherNode }),
];
const e2e = build?.failed ? [] : await runGates(inBrowser);
conclude([...quick, ...tests, ...(build ? [build] : []), ...e2e]);
