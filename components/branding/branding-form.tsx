import { type FormEvent, useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";
import type { BrandingView } from "@/lib/branding/view";
import { BrandingPreview } from "./branding-preview";
import { ColourNote } from "./colour-note";
import { type Entries, problemOf, type TextEntry, toBody, toEntries, wrongEntries } from "./entries";
import { LogoField } from "./logo-field";
import type { PreviewWords } from "./preview-words";
import { ReasonFields } from "./reason-fields";

type BrandingFormProps = {
  saved: BrandingView;
  words: PreviewWords;
  onSave: (body: object) => Promise<BrandingView>;
};

/** The form beside its preview. What is typed stays until it is saved or discarded. */
export function BrandingForm({ saved, words, onSave }: BrandingFormProps) {
  const [entries, setEntries] = useState(() => toEntries(saved));
  const [checked, setChecked] = useState<TextEntry[]>([]);
  const { busy, problem, run } = useTask();
  const change = (part: Partial<Entries>) => setEntries((before) => ({ ...before, ...part }));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wrong = wrongEntries(entries);
    setChecked(wrong);
    if (wrong.length > 0) return;
    run(async () => {
      setEntries(toEntries(await onSave(toBody(entries))));
      showToast("Your customers see it now.");
    });
  }

  const field = (name: TextEntry, label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      autoComplete="off"
      value={entries[name]}
      onChange={({ target }) => change({ [name]: target.value })}
      onBlur={({ relatedTarget }) => {
        // On the way to a button nothing may move: a message that appears would take the button from under the pointer.
        if (!(relatedTarget instanceof HTMLButtonElement)) setChecked((before) => [...before, name]);
      }}
      error={checked.includes(name) ? problemOf(entries, name) : undefined}
    />
  );

  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <form noValidate onSubmit={submit} className="grid min-w-0 content-start gap-5">
        <div className="grid items-start gap-5 sm:grid-cols-2">
          {field("name", "Name", `Empty: ${saved.organizationName}.`)}
          {field("shortName", "Short name", "How sentences call you. Empty: the name.")}
        </div>
        <LogoField saved={saved} logo={entries.logo} onChange={(logo) => change({ logo })} />
        <div className="grid gap-2">
          {field("accent", "Colour", "Such as #8f7bff. Empty: Gangway’s own.")}
          <ColourNote colour={entries.accent.trim()} />
        </div>
        <div className="grid items-start gap-5 sm:grid-cols-2">
          {field("supportEmail", "Support address")}
          {field("replyTo", "Replies to mails go to", "Empty: the support address.")}
          {field("privacyUrl", "Privacy")}
          {field("termsUrl", "Terms")}
        </div>
        <ReasonFields reasons={entries.reasons} onChange={(reasons) => change({ reasons })} />
        {problem && (
          <Notice tone="reconnect" role="alert" title="Nothing was changed.">
            {problem}
          </Notice>
        )}
        <div className="flex gap-3">
          <Button type="submit" variant="primary" busy={busy} busyLabel="Saving">
            Save
          </Button>
          <Button variant="ghost" onClick={() => setEntries(toEntries(saved))}>
            Discard
          </Button>
        </div>
      </form>
      <BrandingPreview saved={saved} entries={entries} words={words} />
    </div>
  );
}
