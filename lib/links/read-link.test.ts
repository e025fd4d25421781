import { expect, test } from "vitest";
import { readLinkForm } from "./read-link";

const form = (more: Record<string, unknown>) => readLinkForm({ appId: "a", name: "Harbour Lane Bakery", ...more });

test("the form may name tags, areas and a return address", () => {
  const returnUrl = "https://app.example.com/back";
  const given = { tags: [" nz ", "nz", "", "vip"], areas: ["contacts"], returnUrl };
  expect(form(given)).toMatchObject({ tags: ["nz", "vip"], areas: ["contacts"], returnUrl, scopes: null });
  expect(form({})).toMatchObject({ tags: [], returnUrl: null, scopes: null });
  expect(form({}).areas).toBeUndefined();
});

test("scopes are none of the form's entries", () => {
  expect(form({ scopes: ["accounting.journals.read"] }).scopes).toBeNull();
});
