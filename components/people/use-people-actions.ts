import { useState } from "react";
import { errorText, sendJson } from "@/components/portal/request";
import { say } from "@/components/ui/toast";
import type { InvitationView, PersonView } from "@/lib/accounts/view";

/** A link that is shown once: whom it is for, and what it does. `personId` is set when it is for a user. */
export type LinkToShow = { link: string; email: string; use: "invitation" | "password"; personId?: number };

type Dialog = { name: "invite" } | ({ name: "link" } & LinkToShow) | { name: "remove"; person: PersonView };
type Answer = { link: string | null };

const pathOf = (person: PersonView) => `/api/portal/people/${person.id}`;

/** What the page does. `dialog` is the one that is open, `problem` what went wrong last beside it. */
export function usePeopleActions(refresh: () => Promise<unknown>) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [problem, setProblem] = useState<{ title: string; text: string } | null>(null);

  async function act(title: string, work: () => Promise<void>) {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem({ title, text: errorText(error) });
    }
    await refresh();
  }

  function handOver(email: string, link: string | null) {
    if (link) return setDialog({ name: "link", link, email, use: "invitation" });
    setDialog(null);
    say(`The invitation is on its way to ${email}.`);
  }

  return {
    dialog,
    problem,
    askWhom: () => setDialog({ name: "invite" }),
    askRemove: (person: PersonView) => setDialog({ name: "remove", person }),
    close: () => setDialog(null),
    /** Throws what the server refuses, for the dialog to say. */
    invite: async (email: string, role: PersonView["role"]) => {
      setProblem(null);
      try {
        const { link } = await sendJson<Answer>("POST", "/api/portal/invitations", { email, role });
        handOver(email, link);
      } finally {
        // A mail that was not taken leaves its invitation there.
        await refresh();
      }
    },
    inviteAgain: ({ id, email }: InvitationView) =>
      void act(`${email} got no new link.`, async () => {
        const { link } = await sendJson<Answer>("POST", `/api/portal/invitations/${id}/link`);
        handOver(email, link);
      }),
    revoke: ({ id, email }: InvitationView) =>
      void act(`The invitation of ${email} was not revoked.`, async () => {
        await sendJson("DELETE", `/api/portal/invitations/${id}`);
        say(`The invitation of ${email} is revoked. Its link has stopped.`);
      }),
    setRole: (person: PersonView, role: PersonView["role"]) =>
      void act(`${person.email} was not changed.`, async () => {
        await sendJson("PATCH", pathOf(person), { role });
        // What this page is has just changed for its reader.
        if (person.isYou) return window.location.reload();
        say(`${person.email} is ${role === "admin" ? "an admin" : "a member"} now.`);
      }),
    endSessions: (person: PersonView) =>
      void act(`${person.email} is still signed in.`, async () => {
        await sendJson("DELETE", `${pathOf(person)}/sessions`);
        say(`${person.email} is signed out everywhere.`);
      }),
    makeResetLink: (person: PersonView) =>
      void act("No link was made.", async () => {
        const { link } = await sendJson<{ link: string }>("POST", `${pathOf(person)}/reset-link`);
        setDialog({ name: "link", link, email: person.email, use: "password", personId: person.id });
      }),
    /** Throws what the server refuses, for the dialog to say. */
    remove: async (person: PersonView) => {
      await sendJson("DELETE", pathOf(person));
      if (person.isYou) return window.location.reload();
      setDialog(null);
      say(`${person.email} is removed.`);
      await refresh();
    },
  };
}

export type PeopleActions = ReturnType<typeof usePeopleActions>;
