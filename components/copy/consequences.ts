import type { AppView } from "@/lib/apps/view";

type Kind = Pick<AppView, "kind" | "protocol">;

export type Consequence = { name: string; text: string };

const STAYS = [
  { name: "Who renews", text: "Gangway, by itself, around the clock." },
  {
    name: "After 30 minutes",
    text: "Nothing changes. It goes on until somebody ends it, or until nothing was renewed for 60 days.",
  },
];

const CLIENT_KEYS = { name: "You need", text: "Client id and client secret." };

/** What comes of an app, once it is connected and before that. */
const CONSEQUENCES: Record<Kind["protocol"], Record<Kind["kind"], { later: Consequence[]; now: Consequence[] }>> = {
  oauth2: {
    public: {
      later: [
        ...STAYS,
        {
          name: "How many",
          text: "5 organisations on Xero’s Starter tier, 50 on Core. Each can have at most two uncertified apps.",
        },
      ],
      now: [CLIENT_KEYS],
    },
    partner: {
      later: [...STAYS, { name: "How many", text: "1,000 organisations on Xero’s Plus tier, 10,000 on Advanced." }],
      now: [CLIENT_KEYS],
    },
  },
  oauth1: {
    public: {
      later: [
        { name: "Who renews", text: "Nobody can. Xero doesn’t allow it for these apps." },
        { name: "After 30 minutes", text: "The connection ends, and the customer has to agree again." },
      ],
      now: [
        { name: "You need", text: "Consumer key and consumer secret." },
        { name: "Signs with", text: "The consumer secret (HMAC-SHA1)." },
      ],
    },
    partner: {
      later: [
        {
          name: "Who renews",
          text: "Gangway, by itself, ten minutes before a token ends. A renewal whose answer gets lost needs the customer again.",
        },
        { name: "After 30 minutes", text: "Nothing changes. It goes on for up to ten years." },
      ],
      now: [
        {
          name: "You need",
          text: "Consumer key and secret, and a certificate uploaded at Xero. Gangway has one ready.",
        },
        { name: "Signs with", text: "An RSA key (RSA-SHA1): Gangway’s, or one of your own." },
      ],
    },
  },
};

/** What a saved app means from now on. */
export function consequencesOf({ kind, protocol }: Kind): Consequence[] {
  return CONSEQUENCES[protocol][kind].later;
}

/** The same for an app that is not saved yet, with what it takes. */
export function consequencesOfNew({ kind, protocol }: Kind): Consequence[] {
  const { later, now } = CONSEQUENCES[protocol][kind];
  return [...later, ...now];
}
