import { expect, test } from "vitest";
import { OPERATIONS } from "@/lib/api/operations";
import { openApiDocument } from "./document";

// Read once, with the first call.
process.env.DATABASE_URL = "postgresql://localhost/none";

type Operation = { operationId: string; security: unknown[]; parameters: { in: string; name: string }[] };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};
const document = openApiDocument("elements") as Document;
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

test("has every operation of the table, and no other", () => {
  const wanted = Object.entries(OPERATIONS).flatMap(([path, resource]) =>
    Object.keys(resource).map((method) => `${method} ${path.replace("{connectors}", "elements")}`),
  );
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace("/{path}", "")}`),
  );
  expect(described.toSorted()).toEqual(wanted.toSorted());
});

test("names each operation once, and each placeholder of its path", () => {
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const [path, methods] of Object.entries(document.paths))
    for (const { parameters } of Object.values(methods)) {
      const named = parameters.filter((each) => each.in === "path").map(({ name }) => `{${name}}`);
      expect(named, path).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
});

test("refers to components that are there", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(50);
  for (const [, name] of references) expect(document.components.schemas, name).toHaveProperty(name!);
});

test("is spelled as it is asked for", () => {
  expect(Object.keys((openApiDocument("your_moms") as Document).paths)).toContain("/your_moms/{key}/oauth/url");
});
