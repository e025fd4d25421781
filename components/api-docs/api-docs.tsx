import { Footer } from "@/components/site/footer";
import { Header } from "@/components/site/header";
import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import { LinkButton } from "@/components/ui/link-button";
import type { ReadableDocument } from "@/lib/api/openapi/view";
import { Contents } from "./contents";
import { Entries } from "./entries";
import { Operation } from "./operation";

/** The API's OpenAPI document as a page: every call, then the shapes that they share. */
export function ApiDocs({ document: { server, version, groups, shapes } }: { document: ReadableDocument }) {
  return (
    <>
      <Header label="API documentation">
        <LinkButton href="/dashboard">Open dashboard</LinkButton>
      </Header>
      <div className="mx-auto grid max-w-[1240px] gap-x-12 px-4 pb-16 sm:px-8 lg:grid-cols-[272px_minmax(0,1fr)]">
        <div className="sticky top-0 hidden h-dvh overflow-y-auto py-8 lg:block">
          <Contents groups={groups} label="Calls" />
        </div>
        <main id="main" className="min-w-0 py-8 text-15">
          <h1 className="text-24 leading-[1.2] tracking-large sm:text-28">API documentation</h1>
          <p className="mt-3 max-w-[64ch] text-ink-2">
            Version {version}. Made from the <a href={`${server}/openapi.json`}>OpenAPI 3.1 document</a>, which
            generators of clients read, too. Guides by task, with examples in curl, TypeScript, Python and PHP, are in
            the folder <code className="font-mono">docs/guides</code> of Gangway. Whatever is not answered with 200 is
            answered with an <a href="#shape-Error">Error</a>.
          </p>
          <div className="mt-5 mb-6 max-w-[720px]">
            <CodeBlock title="Where, and who calls" what="the two lines" text={firstLines(server)} />
          </div>
          <div className="mb-6 lg:hidden">
            <Disclosure summary="All calls">
              <Contents groups={groups} label="Calls" />
            </Disclosure>
          </div>
          {groups.map(({ name, description, operations }) => (
            <section key={name} aria-labelledby={name} className="mt-10">
              <h2 id={name} className="text-22 leading-[1.27] tracking-title">
                {name}
              </h2>
              <p className="mt-1 mb-4 max-w-[64ch] text-ink-2">{description}</p>
              {operations.map((operation) => (
                <Operation key={operation.id} operation={operation} />
              ))}
            </section>
          ))}
          <section aria-labelledby="shapes" className="mt-10">
            <h2 id="shapes" className="mb-4 text-22 leading-[1.27] tracking-title">
              Shapes
            </h2>
            {shapes.map(({ name, entries }) => (
              <div key={name} className="mb-8">
                <h3 id={`shape-${name}`} className="mb-2 text-16">
                  {name}
                </h3>
                <Entries entries={entries} />
              </div>
            ))}
          </section>
        </main>
      </div>
      <Footer />
    </>
  );
}

const firstLines = (server: string) =>
  `HOST=${server}\nAUTH="Authorization: User $USER_SECRET, Organization $ORGANIZATION_SECRET"`;
