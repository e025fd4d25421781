import { usePathname, useSearchParams } from "next/navigation";
import { changeListQuery, type ListQuery, readListQuery, writeListQuery } from "./list-query";

/** The query in the address, and how to change it. `replace` adds no history entry. */
export function useListQuery() {
  const path = usePathname();
  const query = readListQuery(useSearchParams());

  function change(part: Partial<ListQuery>, how: "push" | "replace" = "push") {
    const address = path + writeListQuery(changeListQuery(query, part));
    // Next follows these; a router navigation would request the unchanged page from the server.
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }

  return { query, change };
}
