import { runTypeScript } from "./bootstrap.js";

await runTypeScript("./check.ts");
