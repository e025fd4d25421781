/** A saved app as pages see it: no secret. */
export type AppView = {
  id: string;
  name: string;
  kind: "partner" | "public";
  protocol: "oauth1" | "oauth2";
  key: string;
  hasOwnPrivateKey: boolean;
  problem: string | null;
  instances: number;
  createdAt: string;
  createdBy: string | null;
};
