import { Button } from "@/components/ui/button";

type PagerProps = { previous: string | null; next: string | null; onGo: (cursor: string) => void };

/** Hidden when everything fits on one page. At an end the button stays, disabled, so that nothing moves. */
export function Pager({ previous, next, onGo }: PagerProps) {
  if (previous === null && next === null) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-end gap-3">
      <PageButton cursor={previous} onGo={onGo}>
        Previous
      </PageButton>
      <PageButton cursor={next} onGo={onGo}>
        Next
      </PageButton>
    </nav>
  );
}

type PageButtonProps = { cursor: string | null; onGo: (cursor: string) => void; children: string };

function PageButton({ cursor, onGo, children }: PageButtonProps) {
  return (
    <Button aria-disabled={cursor === null || undefined} onClick={() => cursor !== null && onGo(cursor)}>
      {children}
    </Button>
  );
}
