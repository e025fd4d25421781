import { expect, it } from "vitest";
import { readChange } from "./instance-body";

const URL_ENTRY = "event.notification.callback.url";
const changeOf = (configuration: Record<string, unknown>) => readChange({ configuration }).configuration;

it("takes an address away that is sent empty, and leaves one that is not sent", () => {
  for (const empty of [null, ""]) expect(changeOf({ [URL_ENTRY]: empty })).toEqual({ webhookUrl: null });
  expect(changeOf({})).toEqual({});
  expect(changeOf({ [URL_ENTRY]: "https://app.example/hooks" })).toEqual({ webhookUrl: "https://app.example/hooks" });
  expect(() => changeOf({ [URL_ENTRY]: "no address" })).toThrow(`configuration["${URL_ENTRY}"] is not an absolute`);
});
