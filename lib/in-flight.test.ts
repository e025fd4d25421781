import { expect, it } from "vitest";
import { boundedWait, enterPassthrough } from "./in-flight";

const never = () => new Promise<never>(() => {});
const error = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown: unknown) => thrown,
  );

it("a slow app's calls are bounded, then those of its caller, then all", async () => {
  for (let i = 0; i < 32; i++) void boundedWait({ caller: "a", app: "slow" }, never);
  const [tooMany, busy] = [{ code: "too_many_requests", details: { retryAfterSeconds: 5 } }, { code: "busy" }];
  expect(await error(boundedWait({ caller: "a", app: "slow" }, never))).toMatchObject(tooMany);
  expect(await boundedWait({ caller: "a", app: "quick" }, () => Promise.resolve(1))).toBe(1);
  for (let i = 0; i < 32; i++) void boundedWait({ caller: "a", app: `${i}` }, never);
  expect(await error(boundedWait({ caller: "a", app: "quick" }, never))).toMatchObject(tooMany);
  for (let i = 0; i < 64; i++) void boundedWait({ caller: `${i}`, app: `${i}` }, never);
  expect(await error(boundedWait({ caller: "b", app: "quick" }, never))).toMatchObject(busy);
});

it("a call of passthrough counts until it has left", () => {
  const leave = Array.from({ length: 64 }, () => enterPassthrough(1));
  expect(() => enterPassthrough(1)).toThrow("Too many of your calls");
  enterPassthrough(2)();
  leave[0]!();
  enterPassthrough(1);
});
