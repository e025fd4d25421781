import { expect, test } from "vitest";
import { openApiDocument } from "./document";
import { readDocument } from "./readable";

// Read once, with the first call.
process.env.DATABASE_URL = "postgresql://localhost/none";

const json = openApiDocument("elements") as { paths: Record<string, object>; components: { schemas: object } };
const { groups, shapes, server } = readDocument(json);
const operations = groups.flatMap((group) => group.operations);

test("has every call of the document, and the webhook, under a heading", () => {
  const calls = Object.entries(json.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(operations.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`)).toSorted()).toEqual(
    [...calls, "POST your URL"].toSorted(),
  );
  expect(server).toBe("http://localhost:3000/elements/api-v2");
});

test("says what a call takes and answers, and refers to shapes that are there", () => {
  const list = operations.find(({ id }) => id === "getInstances")!;
  expect(list).toMatchObject({
    access: [
      { way: "secrets", scopes: [] },
      { way: "apiKey", scopes: ["instances:read"] },
    ],
    body: null,
    answer: { type: { text: "list of", shape: "Instance" } },
  });
  expect(list.parameters).toContainEqual({
    name: "tags[]",
    place: "query",
    isRequired: false,
    description: expect.stringContaining("all of them") as unknown,
    type: { text: "list of string", shape: null },
    entries: [],
  });
  const session = shapes.find(({ name }) => name === "SessionResult")!;
  expect(session.entries.find(({ name }) => name === "instances")).toMatchObject({
    type: { text: "list of object" },
    entries: [
      { name: "id" },
      { name: "name" },
      { name: "organisation" },
      { name: "token", type: { text: "string or null" } },
    ],
  });
  const referred = JSON.stringify([operations, shapes]).matchAll(/"shape":"(\w+)"/g);
  const named = new Set(shapes.map(({ name }) => name));
  for (const [, shape] of referred) expect(named).toContain(shape);
});
