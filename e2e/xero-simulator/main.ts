import { parseArgs } from "node:util";
import { startSimulator } from "./simulator";

const { values } = parseArgs({ options: { port: { type: "string" }, state: { type: "string" } } });

const simulator = await startSimulator({
  ...(values.port && { port: Number(values.port) }),
  ...(values.state && { statePath: values.state }),
});

const { url, controlUrl, apps } = simulator;
console.log(JSON.stringify({ url, controlUrl, apps }));

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.stop());
