import { vi } from "vitest";

/** Worth nothing outside the tests; `k1` is the one that all tests have. */
const value = (byte: number) => Buffer.alloc(32, byte).toString("base64");
export const [K1, K2, K3, K4] = [`k1:${value(1)}`, `k2:${value(2)}`, `k3:${value(3)}`, `k4:${value(4)}`];
export const OTHER_K1 = `k1:${value(5)}`;

/** A module of the product as a process with these keys loads it. The first key encrypts. */
export async function withKeys<Module>(keys: string[], load: () => Promise<Module>): Promise<Module> {
  vi.resetModules();
  vi.stubEnv("ENCRYPTION_KEYS", keys.join(","));
  return load();
}
