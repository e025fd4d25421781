import { Fragment, type ReactNode } from "react";
import { Panel } from "@/components/ui/panel";
import type { ReadableOperation } from "@/lib/api/openapi/view";
import { accessWords } from "@/components/copy/api-docs";
import { Entries } from "./entries";
import { Type } from "./type";

/** One call: what it does, who may call it, what it takes and what it answers. */
export function Operation({ operation }: { operation: ReadableOperation }) {
  const { id, methods, path, summary, access, parameters, body, answer } = operation;
  return (
    <Panel className="mb-4 p-4 sm:p-5">
      <h3 id={id} className="scroll-mt-8 text-16">
        {summary}
      </h3>
      <p className="mt-2 font-mono text-13 wrap-anywhere">
        <b>{methods.join(", ")}</b> {brokenAtSlashes(path)}
      </p>
      <p className="mt-2 text-14 text-ink-2">{accessWords(access)}</p>
      {parameters.length > 0 && (
        <Part title="Parameters">
          <Entries entries={parameters} />
        </Part>
      )}
      {body && (
        <Part title="Body" type={<Type type={body.type} />}>
          <Entries entries={body.entries} />
        </Part>
      )}
      <Part title="Answer" type={answer ? <Type type={answer.type} /> : "nothing"}>
        {answer && <Entries entries={answer.entries} />}
      </Part>
    </Panel>
  );
}

function Part({ title, type, children }: { title: string; type?: ReactNode; children: ReactNode }) {
  return (
    <div className="mt-4">
      <p className="mb-1 text-14">
        <b>{title}</b>
        {type && <span className="text-ink-2">: {type}</span>}
      </p>
      {children}
    </div>
  );
}

/** A long path breaks between its parts. */
const brokenAtSlashes = (path: string) =>
  path.split("/").map((part, at) => (
    // A path may have a part twice.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={at}>
      {at > 0 && (
        <>
          /<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));
