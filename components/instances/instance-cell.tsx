import Link from "next/link";
import type { InstanceView } from "@/lib/instances/view";

/** What an instance is called: by us, in Xero, and by the host; and the tags there is room for. */
export function InstanceCell({ instance }: { instance: InstanceView }) {
  const { id, name, organisationName, externalId, tags } = instance;
  return (
    <>
      <span className="flex items-center gap-2">
        <Link
          href={`/dashboard/instances/${id}`}
          prefetch={false}
          dir="auto"
          title={name}
          className="min-w-0 truncate font-medium text-ink no-underline hover:text-accent hover:underline max-sm:-my-3 max-sm:py-3"
        >
          {name}
        </Link>
        <Tags tags={tags} />
      </span>
      <span className="flex gap-[7px] text-13 text-ink-3">
        <span className="text-ink-2 tabular-nums">{id}</span>
        <bdi title={organisationName} className="min-w-0 truncate">
          {organisationName}
        </bdi>
        {externalId !== null && (
          <bdi title={`Your own id: ${externalId}`} className="max-w-[45%] shrink-0 truncate">
            · {externalId}
          </bdi>
        )}
      </span>
    </>
  );
}

/** The first tag, and how many more; all of them in the tooltip and for screen readers. */
function Tags({ tags }: { tags: string[] }) {
  const first = tags[0];
  if (first === undefined) return null;
  return (
    <span title={tags.join(", ")} className="flex max-w-[45%] min-w-0 shrink-0 items-center gap-1 text-12 text-ink-2">
      <span className="sr-only">Tags: {tags.join(", ")}</span>
      <span aria-hidden="true" dir="auto" className="truncate rounded-badge bg-sunken px-1.5 leading-5">
        {first}
      </span>
      {tags.length > 1 && <span aria-hidden="true">+{tags.length - 1}</span>}
    </span>
  );
}
