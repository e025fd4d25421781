function Mark() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="size-6 text-accent"
    >
      <path d="M2 18.5h5.5L16.5 6H22" />
      <path d="M12 18.5h10" opacity=".35" />
    </svg>
  );
}

/** Mark and name as a plain link home, since it must also work where scripts failed. */
export function Brand({ href = "/" }: { href?: string }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-(--hit) items-center gap-2.5 text-16 font-semibold tracking-brand text-ink no-underline"
    >
      <Mark />
      Gangway
    </a>
  );
}
