import { PortalError } from "@/components/portal/request";
import type { VerificationResult, VerificationProgress } from "@/lib/audit-log/view";

/** Verifies the whole log on the server, however long that takes. Throws PortalError. */
export async function verifyLog(onProgress: (read: number, of: number) => void): Promise<VerificationResult> {
  const response = await fetch("/api/portal/audit-log/verification", { method: "POST" }).catch(() => null);
  if (!response?.ok || !response.body)
    throw new PortalError(response?.status ?? 0, "Verification could not start. Try again.", null);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }));
    if (done) throw new PortalError(0, "Verification was interrupted. Try again.", null);
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const news = JSON.parse(line) as VerificationProgress;
      if ("result" in news) return news.result;
      onProgress(news.read, news.of);
    }
  }
}
