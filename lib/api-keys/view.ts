import type { ApiScope } from "@/lib/api-scopes";

/** The most keys of an organization, without those of instances. */
export const MAX_ORGANIZATION_KEYS = 100;

/** The most keys of one instance. */
export const MAX_INSTANCE_KEYS = 1_000;

/** How long an expired key is still listed, and counted: one of an instance shortly, because programs make them by the minute. */
export const EXPIRED_KEY_DAYS = 7;
export const EXPIRED_INSTANCE_KEY_HOURS = 1;

/** An API key as it is listed: without the key itself. */
export type ApiKeyView = {
  id: string;
  name: string;
  scopes: ApiScope[];
  /** From where it may be used; empty: from anywhere. */
  networks: string[];
  /** Its last characters. */
  hint: string;
  createdAt: string;
  createdBy: string | null;
  expiresAt: string | null;
  lastUsedAt: string | null;
  lastUsedAddress: string | null;
  /** Until when the key before the last rotation works, too. */
  previousUntil: string | null;
};

/** What is set of a key; what is undefined stays. `expiresIn` is in seconds; null: it does not expire. */
export type ApiKeyChange = {
  name?: string | undefined;
  scopes?: ApiScope[] | undefined;
  networks?: string[] | undefined;
  expiresIn?: number | null | undefined;
};

/** A key that was just made: shown this once. */
export type NewApiKey = ApiKeyView & { key: string };
