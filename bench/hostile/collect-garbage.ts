import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "undici";

const INSPECTOR = "http://127.0.0.1:9229/json";

/** Has a Node.js process open its inspector. What that costs is there from then on. */
export async function openInspector(pid: number): Promise<void> {
  process.kill(pid, "SIGUSR1");
  await sleep(1_000);
}

/** Has it collect its garbage, and waits until it has. */
export async function collectGarbage(): Promise<void> {
  const [target] = (await (await fetch(INSPECTOR)).json()) as { webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(target!.webSocketDebuggerUrl);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () =>
      socket.send(JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" })),
    );
    socket.addEventListener("message", () => resolve());
    socket.addEventListener("error", () => reject(new Error("the inspector does not answer")));
  });
  socket.close();
}
