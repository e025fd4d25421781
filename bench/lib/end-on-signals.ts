// Every benchmark imports this: Ctrl-C and SIGTERM stop what it started, also when they are sent to the npm that started it.
import { endOnSignals } from "@/scripts/up/shutdown";

const FOLLOW_PARENT = new URL("../../scripts/up/follow-parent.js", import.meta.url).href;

if (process.env.npm_lifecycle_event) await import(FOLLOW_PARENT); // npm's shell does not pass signals on
endOnSignals();
