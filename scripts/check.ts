// npm run check: what can be told in seconds, without a database.
import { conclude, runGates } from "./gates/gate";
import { generateTypes, staticGates } from "./gates/static";
import { vitestGate } from "./gates/suites";

await generateTypes();
conclude(await runGates([vitestGate("unit tests", "unit"), ...staticGates], 2));
