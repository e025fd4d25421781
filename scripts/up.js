// npm run up: one process from beginning to end, so that Ctrl-C and SIGTERM reach what it starts.
import { join } from "node:path";
import { installPackages } from "./install.js";

process.chdir(join(import.meta.dirname, ".."));
installPackages();
if (process.env.npm_lifecycle_event) await import("./up/follow-parent.js"); // npm's shell does not pass SIGTERM on
const { register } = await import("tsx/esm/api");
register();
await import("./up.ts");
