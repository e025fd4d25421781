import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { contractClient, type Secrets } from "@/e2e/support/contract-client";
import type { Fleet } from "./fleet";

/** A connection may be used a moment after its server was killed, before this process knows. */
const NOTICED_MS = 1_000;
/** How often a call is made on a new connection, as by programs that come and go: else all stay with the server that is never killed. */
const NEW_CONNECTION = 0.05;
const ATTEMPTS = 5;
/** What asks to try again is tried again after so long, until so long after the first try: a killed server's work is begun anew after 45 s. */
const LATER_MS = 5_000;
const MOST_LATER_MS = 120_000;
const TRY_AGAIN = new Set(["xero_unavailable", "busy"]);
const BROKEN = new Set(["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"]);

/** A call whose server was killed before it answered. */
class Unanswered extends Error {}

type Answered<Answer> = {
  answer: Answer;
  /** Whether the same call was made before, and never answered. */
  isRepeat: boolean;
};

export type Program = ReturnType<typeof programOf>;

type Answer = { status: number; body: Record<string, unknown> };

/** A program that calls through the proxy, and makes calls again that a killed server left without an answer, or that are to be tried again. */
export function programOf(fleet: Fleet, secrets: Secrets, atOnce: number) {
  const pool = new Pool(fleet.url, { connections: atOnce });
  let [calls, unanswered, triedAgain] = [0, 0, 0];

  const client = contractClient(fleet.url, secrets, "element", async (url, { method, headers, body }) => {
    const startedAt = performance.now();
    try {
      const path = url.slice(fleet.url.length);
      const reset = Math.random() < NEW_CONNECTION;
      const answer = await pool.request({ path, method, headers, body: body ?? null, reset });
      const text = await answer.body.text();
      calls += 1;
      return new Response(text, { status: answer.statusCode, headers: answer.headers as Record<string, string> });
    } catch (error) {
      const isBroken = BROKEN.has((error as { code?: string }).code ?? "");
      if (!isBroken || !fleet.hasKilledSince(startedAt - NOTICED_MS)) throw error;
      unanswered += 1;
      throw new Unanswered();
    }
  });

  async function answered<Given extends Answer>(
    call: (program: typeof client) => Promise<Given>,
  ): Promise<Answered<Given>> {
    const startedAt = performance.now();
    for (let [attempt, broken] = [1, 0]; ; attempt++) {
      try {
        const answer = await call(client);
        const { status, body } = answer;
        const isForLater = status >= 500 && TRY_AGAIN.has(String(body.code));
        if (!isForLater || performance.now() - startedAt > MOST_LATER_MS) return { answer, isRepeat: attempt > 1 };
        triedAgain += 1;
        await sleep(LATER_MS);
      } catch (error) {
        if (!(error instanceof Unanswered) || ++broken === ATTEMPTS) throw error;
      }
    }
  }

  return {
    answered,
    /** Calls that were answered, those that were not because their server was killed, and answers that asked to try again. */
    counts: () => ({ calls, unanswered, triedAgain }),
    close: () => pool.close(),
  };
}
