import { type Simulator, startSimulator as start } from "@/e2e/xero-simulator/simulator";

// Stands for the simulator of each file where tests run in the process of their runner: one, because settings are read once.

let started: Promise<Simulator> | null = null;

export async function startSimulator(): Promise<Simulator> {
  return { ...(await (started ??= start({}))), stop: async () => undefined };
}
