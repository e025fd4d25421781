import { Ban, Clock, Eye, ShieldCheck } from "lucide-react";
import type { WelcomeView } from "@/lib/connect/customer/view";
import { TwoLists } from "./two-lists";
import { rich, type Words } from "./words";

type Props = { words: Words; view: WelcomeView };

/** What the host reads, and what it can't do: each sentence only when the link's scopes make it true. */
export function WhatIsRead({ words: { t }, view: { host, access } }: Props) {
  const cannot = [
    ...(access.canWrite ? [] : [t("welcome.cannotChange")]),
    ...(access.areas.includes("payroll") ? [] : [t("welcome.cannotPayroll")]),
    t("welcome.cannotPassword"),
  ];
  const title = t("welcome.reads", { host: host.shortName, what: access.canWrite ? "write" : "read" });
  return (
    <TwoLists
      lists={[
        {
          title,
          icon: <Eye aria-hidden="true" />,
          items: access.areas.map((area) => ({ key: area, text: t.rich(`details.${area}`, rich) })),
        },
        { title: t("welcome.cannot"), icon: <Ban aria-hidden="true" />, items: texts(cannot) },
      ]}
    />
  );
}

/** The same place for a reconnect: nothing changes, and something waits. */
export function WhatIsKept({ words: { t }, view: { host } }: Props) {
  const values = { host: host.shortName };
  return (
    <TwoLists
      lists={[
        {
          title: t("welcome.keeps"),
          icon: <ShieldCheck aria-hidden="true" />,
          items: texts([
            t("welcome.keepsRead", values),
            t("welcome.keepsSettings", values),
            t("welcome.keepsName", values),
          ]),
        },
        {
          title: t("welcome.waits"),
          icon: <Clock aria-hidden="true" />,
          items: texts([t("welcome.waitsNew", values)]),
        },
      ]}
    />
  );
}

const texts = (sentences: string[]) => sentences.map((text) => ({ key: text, text }));
