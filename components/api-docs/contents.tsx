import type { Group } from "@/lib/api/openapi/view";

/** Every call, by its heading, as links to their places on the page. */
export function Contents({ groups, label }: { groups: Group[]; label: string }) {
  return (
    <nav aria-label={label}>
      {groups.map(({ name, operations }) => (
        <div key={name} className="mb-5">
          <p className="mb-1 text-13 font-medium text-ink-3">{name}</p>
          <ul>
            {operations.map(({ id, summary, methods, path }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="grid min-h-(--hit) content-center py-1 text-14 leading-[1.3] text-ink-2 no-underline hover:text-ink hover:underline"
                >
                  {summary}
                  <span className="font-mono text-12 wrap-anywhere text-ink-3">
                    {methods.join(", ")} {path}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <a href="#shapes" className="text-14">
        Shapes
      </a>
    </nav>
  );
}
