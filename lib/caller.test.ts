import { expect, it } from "vitest";
import { type CallerKey, idOfCaller, provenCaller, requireScopes } from "./caller";

const who = { organizationId: "o", role: "admin", address: null } as const;
const key = (id: string): CallerKey => ({ id, scopes: ["admin"], instanceId: null, networks: [], expiresAt: null });

it("callers of one organization are told apart: users from each other, keys from each other and from users", () => {
  const ids = [
    idOfCaller(provenCaller({ ...who, userId: 7 })),
    idOfCaller(provenCaller({ ...who, userId: 8 })),
    idOfCaller(provenCaller({ ...who, userId: null, key: key("k1") })),
    idOfCaller(provenCaller({ ...who, userId: null, key: key("k2") })),
  ];
  expect(ids).toEqual([7, 8, "k1", "k2"]);
});

it("a key may do what any of its scopes allows, with `admin` everything, and a refusal names what it lacks", () => {
  const having = (...scopes: CallerKey["scopes"]) =>
    provenCaller({ ...who, userId: null, key: { ...key("k"), scopes } });
  expect(() => requireScopes(having("webhooks", "instances:read"), "instances:read")).not.toThrow();
  expect(() => requireScopes(having("webhooks", "admin"), "instances:read", "token")).not.toThrow();
  expect(() => requireScopes(having("token", "webhooks"), "token", "instances:read")).toThrow(
    "lacks the scope instances:read.",
  );
  expect(() => requireScopes(provenCaller({ ...who, userId: 7 }), "instances:read")).not.toThrow();
});
