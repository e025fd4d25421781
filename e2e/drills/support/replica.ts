// One replica of the server without its web part, as a process of its own: what instrumentation.ts does, and nothing else.
import { boot } from "@/lib/boot";

await boot();
console.log("ready");
setInterval(() => undefined, 60_000); // a web server would keep it alive
