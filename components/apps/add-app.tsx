import { type SubmitEvent, useState } from "react";
import { CallbackField } from "@/components/connect/callback-field";
import { SigningKey } from "@/components/connect/signing-key";
import { keyLabels } from "@/components/copy/keys";
import { LoadError } from "@/components/portal/load-error";
import { sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { Loading, SkeletonBlock } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast";
import type { AppDetails, NewAppForm } from "@/lib/apps/view";
import { flowOf, hasConsent, signsWithKey } from "@/lib/xero/view";
import { AppKindChoice } from "./app-kind-choice";
import { readNewApp } from "./read-new-app";
import { ScopeChoices } from "./scope-choices";

type AddAppProps = { onAdded: (app: AppDetails) => void };

/** Saves an app, once Xero accepts its keys, without connecting. */
export function AddApp({ onAdded }: AddAppProps) {
  const { value, error, refresh } = useResource<NewAppForm>("/api/portal/apps/form", 0);
  if (value) return <AddAppForm form={value} onAdded={onAdded} />;
  if (error) return <LoadError what="The form" error={error} onRetry={refresh} />;
  return (
    <Loading what="the form">
      <SkeletonBlock className="h-2.5 w-1/3" />
    </Loading>
  );
}

const NOTHING_CHOSEN = { reads: [], madeBefore: false };
const OUR_KEY = {
  name: "",
  key: "",
  hasSecret: false,
  signWith: "installation",
  hasPrivateKey: false,
  ...NOTHING_CHOSEN,
} as const;

function AddAppForm({ form, onAdded }: AddAppProps & { form: NewAppForm }) {
  const { scopeAreas, certificate } = form;
  const { busy, problem, run } = useTask();
  const [app, setApp] = useState<Pick<AppDetails, "kind" | "protocol">>({ kind: "public", protocol: "oauth2" });
  const labels = keyLabels(app.protocol);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    run(async () => {
      const added = await sendJson<AppDetails>("POST", "/api/portal/apps", { ...app, ...(await readNewApp(form)) });
      showToast(`Xero accepts the keys. ${added.name} is saved.`);
      onAdded(added);
    });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-6 *:min-w-0">
      <AppKindChoice app={app} onChoose={setApp} />
      {hasConsent(app) && <CallbackField {...form} protocol={app.protocol} />}
      <TextField name="name" label={labels.name} hint="Only shown in Gangway." maxLength={100} autoComplete="off" />
      <TextField name="key" label={labels.key} mono autoComplete="off" autoCapitalize="none" />
      <PasswordField
        name="secret"
        label={labels.secret}
        mono
        hint="Stored encrypted. You can replace it later, but not read it."
      />
      {signsWithKey(app) && <SigningKey certificate={certificate} typed={OUR_KEY} problem={null} />}
      {flowOf(app) === "oauth2" && <ScopeChoices areas={scopeAreas} chosen={NOTHING_CHOSEN} />}
      {problem && (
        <Notice tone="reconnect" role="alert" title="The app was not saved.">
          {problem} Your entries are still here.
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" busy={busy} busyLabel="Asking Xero">
          Test and save
        </Button>
      </div>
    </form>
  );
}
