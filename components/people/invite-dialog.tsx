import type { PersonView } from "@/lib/accounts/view";
import { type FormEvent, useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { SetupLink } from "@/components/setup/setup-link";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { RadioCard } from "@/components/ui/radio-card";
import { emailError } from "@/components/copy/sign-in";

type Invite = (email: string, role: PersonView["role"]) => Promise<void>;
type InviteDialogProps = {
  organizationName: string;
  sendsMail: boolean;
  onInvite: Invite;
  onClose: () => void;
};

export function InviteDialog({ organizationName, onClose, ...form }: InviteDialogProps) {
  return (
    <Dialog title={`Invite someone to ${organizationName}`} onClose={onClose}>
      <InviteForm {...form} onClose={onClose} />
    </Dialog>
  );
}

const ByHand = () => (
  <>
    Email isn’t set up here, so you get a link to share. <SetupLink to="mail">Set it up</SetupLink>
  </>
);

type InviteFormProps = { sendsMail: boolean; onInvite: Invite; onClose: () => void };

function InviteForm({ sendsMail, onInvite, onClose }: InviteFormProps) {
  const { busy, problem, run } = useTask();
  const [error, setError] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const email = formText(form, "email").trim();
    const wrong = emailError(email);
    setError(wrong);
    if (!wrong) run(() => onInvite(email, formText(form, "role") === "admin" ? "admin" : "member"));
  }

  return (
    <form noValidate onSubmit={submit} className="mt-4 grid gap-5">
      <TextField
        name="email"
        id="invite-email"
        type="email"
        label="Email"
        autoComplete="off"
        hint={sendsMail ? "The invitation link is sent there." : <ByHand />}
        error={error}
      />
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-14 font-medium">Role</legend>
        <RadioCard name="role" value="member" title="Member" defaultChecked>
          Connects organisations and sees the instances they connected.
        </RadioCard>
        <RadioCard name="role" value="admin" title="Admin">
          Sees and changes everything, including people and settings.
        </RadioCard>
      </fieldset>
      {problem && (
        <Notice tone="reconnect" role="alert" title="No invitation was sent.">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} busyLabel="Inviting">
          Invite
        </Button>
      </DialogActions>
    </form>
  );
}
