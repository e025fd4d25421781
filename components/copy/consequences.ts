import type { AppView } from "@/lib/apps/view";
import { EXPIRING_MS, TOKEN_LIFE_MS } from "@/lib/grants/token-life";
import { minutes } from "./number";

type Kind = Pick<AppView, "kind" | "protocol">;

export type Consequence = { name: string; text: string };

const RENEWED = [
  { name: "Token renewal", text: "Automatic, around the clock." },
  { name: "Stays connected", text: "Until someone disconnects it, or Gangway is offline for 60 days." },
];

const CLIENT_KEYS = { name: "You need", text: "Client id and client secret." };

type OfApp = { later: Consequence[]; now: Consequence[] };

const OF_CUSTOM_CONNECTION: OfApp = {
  later: [
    { name: "Organisation", text: "Exactly one: the one that approved the custom connection at Xero." },
    { name: "Token renewal", text: "Automatic, around the clock. The keys alone are enough." },
    { name: "Stays connected", text: "Until its approval or its subscription ends at Xero." },
  ],
  now: [CLIENT_KEYS, { name: "Before you continue", text: "The organisation approves it by the link in Xero’s mail." }],
};

/** What an app means once it is connected, and what entering it requires. */
const CONSEQUENCES: Record<Kind["protocol"], Record<Exclude<Kind["kind"], "custom">, OfApp>> = {
  oauth2: {
    public: {
      later: [
        ...RENEWED,
        {
          name: "Limit",
          text: "5 organisations on Xero’s Starter tier, 50 on Core. Each organisation can connect at most two uncertified apps.",
        },
      ],
      now: [CLIENT_KEYS],
    },
    partner: {
      later: [...RENEWED, { name: "Limit", text: "1,000 organisations on Xero’s Plus tier, 10,000 on Advanced." }],
      now: [CLIENT_KEYS],
    },
  },
  oauth1: {
    public: {
      later: [
        { name: "Token renewal", text: "Not possible: Xero doesn’t allow it for these apps." },
        { name: "Stays connected", text: `For ${minutes(TOKEN_LIFE_MS)}. Then the customer has to reconnect.` },
      ],
      now: [
        { name: "You need", text: "Consumer key and consumer secret." },
        { name: "Signs with", text: "The consumer secret (HMAC-SHA1)." },
      ],
    },
    partner: {
      later: [
        {
          name: "Token renewal",
          text: `Automatic, ${minutes(EXPIRING_MS)} before a Xero token expires. If Xero’s answer to a renewal is lost, the customer has to reconnect.`,
        },
        { name: "Stays connected", text: "For up to ten years." },
      ],
      now: [
        {
          name: "You need",
          text: "Consumer key and secret, and a certificate uploaded to Xero. Gangway provides one.",
        },
        { name: "Signs with", text: "An RSA key (RSA-SHA1): Gangway’s or your own." },
      ],
    },
  },
};

const wordsOf = ({ kind, protocol }: Kind) => (kind === "custom" ? OF_CUSTOM_CONNECTION : CONSEQUENCES[protocol][kind]);

/** What a saved app means. */
export function consequencesOf(app: Kind): Consequence[] {
  return wordsOf(app).later;
}

/** The same for an app that is not saved yet, with what it requires. */
export function consequencesOfNew(app: Kind): Consequence[] {
  const { later, now } = wordsOf(app);
  return [...later, ...now];
}
