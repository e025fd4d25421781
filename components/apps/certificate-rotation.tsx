"use client";

import { LoadError } from "@/components/portal/load-error";
import { useTask } from "@/components/portal/use-task";
import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Fact, DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import type { CertificateView } from "@/lib/apps/view";
import { useRotation } from "./use-rotation";

/** The certificate that Gangway signs with for Partner 1.0a apps, and its rotation. */
export function CertificateRotation() {
  const { rotation, error, refresh, prepare, finish, cancel } = useRotation();
  const { busy, problem, run } = useTask();
  if (!rotation) return error ? <LoadError what="The certificate" error={error} onRetry={refresh} /> : null;
  const { inUse, waiting } = rotation;
  return (
    <TitledPanel id="certificate" title="Gangway’s certificate">
      <p className="mb-3 max-w-[64ch] text-ink-2">
        Gangway signs for Partner 1.0a apps that have no key of their own. To rotate: create a new certificate, upload
        it to each of these apps at Xero, then switch. Gangway tests every app before switching.
      </p>
      <Certificate name="Current certificate" certificate={inUse} />
      {waiting && <Certificate name="New certificate, not in use yet" certificate={waiting} />}
      {problem && (
        <Notice tone="reconnect" role="alert" title="The certificate was not changed." className="mt-3">
          {problem}
        </Notice>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        {!waiting && (
          <Button busy={busy} busyLabel="Creating" onClick={() => run(prepare)}>
            Create new certificate
          </Button>
        )}
        {waiting && (
          <>
            <Button
              busy={busy}
              busyLabel="Asking Xero"
              onClick={() => run(() => finish().then(() => showToast("The new certificate is now in use.")))}
            >
              Test and switch
            </Button>
            <Button variant="ghost" onClick={() => run(cancel)}>
              Discard
            </Button>
          </>
        )}
      </div>
    </TitledPanel>
  );
}

function Certificate({ name, certificate }: { name: string; certificate: CertificateView }) {
  const { pem, fingerprint, validTo } = certificate;
  return (
    <section aria-label={name} className="border-t border-line py-3">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-14 font-medium">{name}</h3>
        <CopyButton text={pem} what={name.toLowerCase()} />
      </div>
      <DescriptionList>
        <Fact name="Valid until">
          <Moment at={validTo} />
        </Fact>
        <Fact name="SHA-256">
          <code className="font-mono text-13">{fingerprint}</code>
        </Fact>
      </DescriptionList>
    </section>
  );
}
