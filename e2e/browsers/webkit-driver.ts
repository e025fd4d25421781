import { type ChildProcess, spawn } from "node:child_process";
import { freePort } from "@/scripts/ports";
import { waitUntil } from "@/scripts/processes";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf"; // WebDriver, section 12
const PATIENCE_MS = 30_000;

/** WebKitGTK, driven by WebDriver (package webkit2gtk-driver) on a display of its own (xvfb). */
export async function startWebKit() {
  const [display, port] = [`:${90 + (process.pid % 100)}`, await freePort()];
  const start = (command: string, options: string[]): ChildProcess =>
    spawn(command, options, { stdio: "ignore", env: { ...process.env, DISPLAY: display } });
  const started = [
    start("Xvfb", [display, "-screen", "0", "1280x900x24"]),
    start("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"]),
  ];
  const address = `http://127.0.0.1:${port}`;

  async function call<T>(path: string, body?: unknown): Promise<T> {
    const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const { value } = (await (await fetch(address + path, options)).json()) as { value: T & { error?: string } };
    if (value?.error) throw new Error(`${path}: ${value.error}`);
    return value;
  }

  let session = "";
  const isUp = () =>
    call<{ sessionId: string }>("/session", { capabilities: {} }).then(
      ({ sessionId }) => (session = `/session/${sessionId}`) !== "",
      () => false,
    );
  if (!(await waitUntil(isUp, PATIENCE_MS, 500))) throw new Error("WebKit did not start");

  const find = (css: string) =>
    call<Record<string, string>>(`${session}/element`, { using: "css selector", value: css });
  const element = async (css: string) => `${session}/element/${(await find(css))[ELEMENT]!}`;
  const untilSaid = async (what: () => Promise<string>, wanted: RegExp) => {
    let last = "";
    const isThere = async () => wanted.test((last = await what().catch(String)));
    if (!(await waitUntil(isThere, PATIENCE_MS, 200))) throw new Error(`${last} is not ${wanted}`);
    return last;
  };
  const url = () => call<string>(`${session}/url`);
  const text = async (css: string) => call<string>(`${await element(css)}/text`);
  return {
    open: (to: string) => call(`${session}/url`, { url: to }),
    fill: async (css: string, value: string) => call(`${await element(css)}/value`, { text: value }),
    click: async (css: string) => call(`${await element(css)}/click`, {}),
    /** Waits for an address, or for what an element says. Returns it. */
    untilAt: (wanted: RegExp) => untilSaid(url, wanted),
    untilText: (css: string, wanted: RegExp) => untilSaid(() => text(css), wanted),
    windows: () => call<string[]>(`${session}/window/handles`),
    switchTo: (handle: string) => call(`${session}/window`, { handle }),
    stop: async () => {
      await fetch(address + session, { method: "DELETE" }).catch(() => undefined);
      for (const each of started) each.kill();
    },
  };
}
