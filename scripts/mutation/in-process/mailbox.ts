import { mailbox as open } from "@/e2e/support/mailbox";

// Stands for e2e/support/mailbox.ts where tests run in the process of their runner: it stays open for their next turn, which finds it empty.

export async function mailbox() {
  const box = await open();
  const earlier = new Map<string, number>();
  let earlierText = 0;
  return {
    ...box,
    to: (address: string) => {
      const skipped = earlier.get(address) ?? 0;
      earlier.set(address, skipped);
      return box.to(address).slice(skipped);
    },
    text: () => box.text().slice(earlierText),
    close: async () => {
      for (const address of earlier.keys()) earlier.set(address, box.to(address).length);
      earlierText = box.text().length;
    },
  };
}
