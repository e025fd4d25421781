import { madeUpId } from "../random";

export interface User {
  /** The claim xero_userid. */
  id: string;
  sub: string;
  email: string;
  givenName: string;
  familyName: string;
  /** Where the user may connect apps, by place in the list of organisations. */
  organisations: number[];
}

/** Who can sign in on the consent page. */
export const users: readonly User[] = [
  {
    id: "0d6f7a52-9c1e-4b8a-8f35-61e2c7d4b901",
    sub: "3f1c9d7ab26e4508bd91e07c5a48f263",
    email: "owner@example.com",
    givenName: "Olive",
    familyName: "Owner",
    organisations: [0, 1, 2, 3, 4, 5],
  },
  {
    id: "7b24e8c1-53af-4d06-a9d2-18f0b6c35e7d",
    sub: "a85d20f6c37b4e19920c6b1f4d7e8a35",
    email: "bookkeeper@example.com",
    givenName: "Bo",
    familyName: "Bookkeeper",
    organisations: [0, 1, 4],
  },
  {
    id: "c19a5d30-e84b-4f72-b6c7-920d3a8f154e",
    sub: "60be4f9182d74ca3a5f708d3c91b2e74",
    email: "adviser@example.com",
    givenName: "Ada",
    familyName: "Adviser",
    organisations: [5],
  },
];

/** Those beyond the list are made up, always the same for the same place. */
export function userAt(index: number): User {
  const listed = users[index];
  if (listed) return listed;
  const { id, rest } = madeUpId(`user ${index}`);
  const familyName = String(index);
  return { id, sub: rest, email: `user-${index}@example.com`, givenName: "User", familyName, organisations: [] };
}

export const fullName = ({ givenName, familyName }: User) => `${givenName} ${familyName}`;
