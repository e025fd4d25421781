import { runTypeScript } from "./bootstrap.js";

await runTypeScript("./test.ts");
