import { parseSettings, type Settings } from "@/lib/env";

// Stands for lib/env.ts where tests run in the process of their runner: files that set settings of their own get them, one after the other.

export * from "@/lib/env";

let read: Settings | undefined;

export const env = (): Settings => (read ??= parseSettings(process.env));

export const customerUrl = (): string => env().CUSTOMER_URL ?? env().PUBLIC_URL;

/** Has the settings read again. */
export const forget = () => void (read = undefined);
