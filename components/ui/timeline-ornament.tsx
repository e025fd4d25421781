const PLANNED = { strokeWidth: 1.5, strokeDasharray: "4 3", fill: "none", width: 28.5, height: 6.5, rx: 2 };
const LAID = { width: 30, height: 8, rx: 2 };

/** A decoration above a message: one solid and two dashed bars when empty, a broken row after a failure. */
export function TimelineOrnament({ broken = false }: { broken?: boolean }) {
  return (
    <svg viewBox="0 0 72 40" aria-hidden="true" className="mb-3 h-auto w-[72px]">
      {broken ? (
        <>
          <rect x="1" y="29" {...LAID} className="fill-ink-3" />
          <rect x="30" y="20" {...LAID} transform="rotate(24 45 24)" className="fill-reconnect" />
          <rect x="41" y="3" {...LAID} className="fill-ink-3" />
        </>
      ) : (
        <>
          <rect x="1" y="29" {...LAID} className="fill-accent" />
          <rect x="21.75" y="16.75" {...PLANNED} className="stroke-edge" />
          <rect x="41.75" y="3.75" {...PLANNED} className="stroke-edge" />
        </>
      )}
    </svg>
  );
}
