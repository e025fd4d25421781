import { resolve } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { localAddress } from "./environment";
import { readOptions } from "./options";

afterEach(() => vi.unstubAllEnvs());

test("without options: port 3000, the simulator, a data folder outside the source tree", () => {
  vi.stubEnv("XDG_DATA_HOME", "/home/somebody/data");
  const options = readOptions([]);
  expect(options).toMatchObject({ port: 3000, live: false, dev: false, readyFile: null });
  expect(options?.data.startsWith(process.cwd())).toBe(false);
});

test("paths are made absolute", () => {
  const options = readOptions(["--data", "here", "--ready-file=ready.json", "--port", "4000", "--live"]);
  expect(options).toEqual({
    host: "127.0.0.1",
    port: 4000,
    data: resolve("here"),
    live: true,
    dev: false,
    readyFile: resolve("ready.json"),
  });
});

test.each([["--prot", "4000"], ["--data"], ["somewhere"]])("%s is refused", (...args) => {
  expect(() => readOptions(args)).toThrow();
});

test.each(["0", "65536", "3e3", "http"])("port %s is refused", (port) => {
  expect(() => readOptions(["--port", port])).toThrow("not a port");
});

test("--help asks for the text instead", () => {
  expect(readOptions(["--help"])).toBeNull();
});

test("the portal listens on this machine only, unless asked", () => {
  expect(readOptions([])).toMatchObject({ host: "127.0.0.1" });
  expect(readOptions(["--host", "0.0.0.0"])).toMatchObject({ host: "0.0.0.0" });
  expect(() => readOptions(["--host", "gangway.example.com"])).toThrow("not an IP address");
});

test.each([
  ["127.0.0.1", "http://localhost:3000"],
  ["0.0.0.0", "http://localhost:3000"],
  ["192.0.2.7", "http://192.0.2.7:3000"],
  ["2001:db8::7", "http://[2001:db8::7]:3000"],
])("on %s it is reached at %s", (host, address) => {
  expect(localAddress({ host, port: 3000 })).toBe(address);
});
