import { usePathname, useSearchParams } from "next/navigation";
import { changeListQuery, type ListQuery, readListQuery, writeListQuery } from "./list-query";

/** The query of the address and how to change it. `replace` is for changes that Back should not step through. */
export function useListQuery() {
  const path = usePathname();
  const query = readListQuery(useSearchParams());

  function change(part: Partial<ListQuery>, how: "push" | "replace" = "push") {
    const address = path + writeListQuery(changeListQuery(query, part));
    // Next follows these; a router navigation would ask the server for a page that does not change.
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }

  return { query, change };
}
