import { useState } from "react";
import { errorText, sendJson } from "@/components/portal/request";
import { showToast } from "@/components/ui/toast";
import type { InvitationView, PersonView } from "@/lib/accounts/view";

/** A link that is shown once. `personId` is set when it is for a user. */
export type LinkToShow = { link: string; email: string; use: "invitation" | "password"; personId?: number };

type Dialog =
  | { name: "invite" }
  | ({ name: "link" } & LinkToShow)
  | { name: "remove" | "admin" | "second-step"; person: PersonView };
type Answer = { link: string | null };

const pathOf = (person: PersonView) => `/api/portal/people/${person.id}`;

/** The actions of the page. `dialog` is the open one, `problem` the last failure outside of it. */
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

  function showInvitation(email: string, link: string | null) {
    if (link) return setDialog({ name: "link", link, email, use: "invitation" });
    setDialog(null);
    showToast(`Invitation sent to ${email}.`);
  }

  const makeMember = (person: PersonView) =>
    void act(`${person.email} was not changed.`, async () => {
      await sendJson("PATCH", pathOf(person), { role: "member" });
      // The page differs by role.
      if (person.isYou) return window.location.reload();
      showToast(`${person.email} is a member now.`);
    });

  return {
    dialog,
    problem,
    openInvite: () => setDialog({ name: "invite" }),
    openRemove: (person: PersonView) => setDialog({ name: "remove", person }),
    close: () => setDialog(null),
    /** Throws the PortalError for the dialog to show. */
    invite: async (email: string, role: PersonView["role"]) => {
      setProblem(null);
      try {
        const { link } = await sendJson<Answer>("POST", "/api/portal/invitations", { email, role });
        showInvitation(email, link);
      } finally {
        // An email that failed leaves its invitation.
        await refresh();
      }
    },
    inviteAgain: ({ id, email }: InvitationView) =>
      void act(`No new link was created for ${email}.`, async () => {
        const { link } = await sendJson<Answer>("POST", `/api/portal/invitations/${id}/link`);
        showInvitation(email, link);
      }),
    revoke: ({ id, email }: InvitationView) =>
      void act(`The invitation for ${email} was not revoked.`, async () => {
        await sendJson("DELETE", `/api/portal/invitations/${id}`);
        showToast(`The invitation for ${email} is revoked. Its link no longer works.`);
      }),
    openMakeAdmin: (person: PersonView) => setDialog({ name: "admin", person }),
    /** Throws the PortalError for the dialog to show. */
    makeAdmin: async (person: PersonView) => {
      await sendJson("PATCH", pathOf(person), { role: "admin" });
      showToast(`${person.email} is an admin now.`, () => makeMember(person));
      await refresh();
    },
    makeMember,
    endSessions: (person: PersonView) =>
      void act(`${person.email} is still signed in.`, async () => {
        await sendJson("DELETE", `${pathOf(person)}/sessions`);
        showToast(`${person.email} is signed out everywhere.`);
      }),
    openRemoveSecondStep: (person: PersonView) => setDialog({ name: "second-step", person }),
    /** Throws the PortalError for the dialog to show. */
    removeSecondStep: async (person: PersonView) => {
      await sendJson("DELETE", `${pathOf(person)}/second-step`);
      showToast(`The second step of ${person.email} is removed.`);
      await refresh();
    },
    makeResetLink: (person: PersonView) =>
      void act("No link was created.", async () => {
        const { link } = await sendJson<{ link: string }>("POST", `${pathOf(person)}/reset-link`);
        setDialog({ name: "link", link, email: person.email, use: "password", personId: person.id });
      }),
    /** Throws the PortalError for the dialog to show. */
    remove: async (person: PersonView) => {
      await sendJson("DELETE", pathOf(person));
      if (person.isYou) return window.location.reload();
      setDialog(null);
      showToast(`${person.email} was removed.`);
      await refresh();
    },
  };
}

export type PeopleActions = ReturnType<typeof usePeopleActions>;
