import { describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { deleteOldRateLimits, rateLimit } from "./rate-limit";

const database = useDatabase();

describe("a rate limit", () => {
  it("is shared by all replicas, and counts each key for itself", async () => {
    const [one, other] = [rateLimit("shared", 2), rateLimit("shared", 2)];
    await one.consume("a");
    await other.consume("a");
    await expect(one.consume("a")).rejects.toMatchObject({ code: "too_many_requests" });
    await one.consume("b");
    await other.forget("a");
    await one.consume("a");
  });

  it("takes back what was right", async () => {
    const limit = rateLimit("right", 1);
    for (let i = 0; i < 3; i++) {
      await limit.consume("a");
      await limit.refund("a");
    }
    await limit.consume("a");
    await expect(limit.consume("a")).rejects.toMatchObject({ code: "too_many_requests" });
  });

  it("says when to try again, and stores no key that can be read", async () => {
    const limit = rateLimit("waiting", 0);
    const refused = await limit.consume("mia@lantern.example").catch((error: unknown) => error);
    expect(refused).toMatchObject({ details: { retryAfterSeconds: expect.any(Number) as number } });
    const rows = await database.query("select key from rate_limits where key like 'waiting%'");
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("lantern");
  });

  it("is deleted when its window is over", async () => {
    await rateLimit("old", 1).consume("a");
    await database.query("update rate_limits set expire = 1 where key like 'old%'");
    await deleteOldRateLimits();
    expect(await database.query("select key from rate_limits where key like 'old%'")).toEqual([]);
  });
});
