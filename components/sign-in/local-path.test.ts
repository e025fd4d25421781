import { expect, test } from "vitest";
import { localPath } from "./local-path";

test.each([
  ["/connect?app=1", "/connect?app=1"],
  ["http://localhost:3000/dashboard/instances?status=expired", "/dashboard/instances?status=expired"],
])("%s leads to %s", (address, path) => {
  expect(localPath(address)).toBe(path);
});

test.each(["https://evil.example/x", "//evil.example/x", "/\\evil.example/x", "https:////evil.example//x"])(
  "%s stays on this host",
  (address) => {
    expect(localPath(address)).toBe("/x");
  },
);

test.each([undefined, "", "http://[", "javascript:alert(1)", "/sign-in?error=x", "/api/auth/signout"])(
  "%s leads nowhere",
  (address) => {
    expect(localPath(address)).toBeUndefined();
  },
);
