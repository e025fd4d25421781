import { expect, test } from "vitest";
import { pathAfterSignIn, toLocalPath } from "./local-path";

test.each([
  ["/connect?app=1", "/connect?app=1"],
  ["http://localhost:3000/dashboard/instances?status=expired", "/dashboard/instances?status=expired"],
])("%s leads to %s", (address, path) => {
  expect(pathAfterSignIn(address)).toBe(path);
});

test.each([
  "https://evil.example/x",
  "//evil.example/x",
  "/\\evil.example/x",
  "https:////evil.example//x",
  "/..//evil.example/x",
  "/.//evil.example/x",
  "/./\\evil.example/x",
  "/%2e%2e//evil.example/x",
  "\t//evil.example/x",
])("%s stays on this host", (address) => {
  expect(new URL(toLocalPath(address)!, "https://gangway.example").host).toBe("gangway.example");
});

test.each([undefined, "", "http://[", "javascript:alert(1)", "/sign-in?error=x", "/sign-in", "/api/auth/signout"])(
  "%s leads to the dashboard",
  (address) => {
    expect(pathAfterSignIn(address)).toBe("/dashboard");
  },
);
