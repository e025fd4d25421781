import type { ReactNode } from "react";
import type { WelcomeView } from "@/lib/connect/customer/view";
import type { Words } from "./words";

/** Whom to ask, until when the link works, and what to do about one that nobody expected. */
export function WelcomeAside({ words: { t }, view }: { words: Words; view: WelcomeView }) {
  const { host, madeFor, reconnectName } = view;
  const dates = { host: host.name, made: new Date(view.madeAt), until: new Date(view.expiresAt) };
  const about = madeFor ? t("welcome.madeFor", { ...dates, name: madeFor }) : t("welcome.madeForMany", dates);
  return (
    <aside
      aria-label={t("welcome.about")}
      className="text-14 text-ink-2 *:not-first:mt-6 *:not-first:border-t *:not-first:border-line *:not-first:pt-6"
    >
      {reconnectName && <Part title={t("welcome.cannotSignIn")}>{t("welcome.cannotSignInAnswer")}</Part>}
      <Part title={t("welcome.questions")}>
        {host.supportEmail ? (
          <>
            <b className="block font-medium text-ink">{host.name}</b>
            <a href={`mailto:${host.supportEmail}`}>{host.supportEmail}</a>
          </>
        ) : (
          t("welcome.ask", { host: host.shortName })
        )}
      </Part>
      <Part title={t("welcome.aboutLink")}>{about}</Part>
      {!reconnectName && (
        <Part title={t("welcome.unexpected")}>{t("welcome.unexpectedAnswer", { host: host.shortName })}</Part>
      )}
    </aside>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-14 font-semibold text-ink">{title}</h2>
      <p className="wrap-anywhere">{children}</p>
    </section>
  );
}
