import { expect, it } from "vitest";
import { loggablePath } from "./measure-requests";

it.each([
  ["/elements/api-v2/instances/17/token?x=secret", "/elements/api-v2/instances/17/token"],
  ["/c/9fJx1mYp0aWqk3TzB7dLr5sVh2uEcN8oGi4XyAtRwQe", "/c/…"],
  ["/api/portal/apps/0198c0de-0000-4000-8000-000000000000", "/api/portal/apps/0198c0de-0000-4000-8000-000000000000"],
  ["/", "/"],
])("logs %s as %s", (url, path) => {
  expect(loggablePath(url)).toBe(path);
});
