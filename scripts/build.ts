// npm run build: the portal for `npm start`, built anew when its sources changed.
import { build } from "./up/build";
import { end, endOnSignals, explain } from "./up/shutdown";

endOnSignals();
await build().catch((error: unknown) => end(1, explain(error)));
