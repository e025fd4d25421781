import { Search } from "lucide-react";
import { Key } from "@/components/ui/key";
import { useEffect, useState } from "react";

const DEBOUNCE_MS = 300;

type SearchBoxProps = { search: string; onSearch: (search: string) => void };

export function SearchBox({ search, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useTypedSearch(search, onSearch);
  return (
    <label className="relative min-w-0 grow max-sm:basis-full sm:max-w-[360px]">
      <span className="sr-only">Search name, organisation, tag, id or your own id</span>
      <Search className="pointer-events-none absolute top-1/2 left-[11px] size-4 -translate-y-1/2 text-ink-3" />
      <input
        type="search"
        placeholder="Search name, tag or id"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        className="peer min-h-(--hit) w-full rounded-control border border-edge bg-surface pr-9 pl-[34px] text-16 transition-colors placeholder:text-ink-3 placeholder:opacity-100 hover:border-ink-2 focus-visible:border-focus focus-visible:-outline-offset-1 sm:text-14 [&::-webkit-search-cancel-button]:grayscale"
      />
      {typed === "" && (
        <span aria-hidden="true" className="absolute top-1/2 right-2 -translate-y-1/2 peer-focus:hidden max-sm:hidden">
          <Key>/</Key>
        </span>
      )}
    </label>
  );
}

/** Searches after a pause in typing. The field follows when the address changes otherwise (Back). */
function useTypedSearch(search: string, onSearch: (search: string) => void) {
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState({ address: search, sent: search });
  if (search !== known.address) {
    setKnown({ address: search, sent: search });
    if (search !== known.sent) setTyped(search);
  }
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === search) return;
    const timer = setTimeout(() => {
      setKnown({ address: search, sent: wanted });
      onSearch(wanted);
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch]);
  return [typed, setTyped] as const;
}
