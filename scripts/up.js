// npm run up: one process from beginning to end, so that Ctrl-C and SIGTERM reach what it starts.
import { runTypeScript } from "./bootstrap.js";

if (process.env.npm_lifecycle_event) await import("./up/follow-parent.js"); // npm's shell does not pass SIGTERM on
await runTypeScript("./up.ts");
