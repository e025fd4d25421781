const STEPS = [
  { title: "Choose your app", text: "Partner or Public. Gangway tests your keys before anyone goes to Xero." },
  {
    title: "Agree at Xero",
    text: "The business signs in at Xero and picks its organisations. Gangway never sees a Xero password.",
  },
  {
    title: "Use the instance token",
    text: "Each organisation has one. Send it with every call; Gangway does the rest.",
  },
];

export function Steps() {
  return (
    <div className="border-t border-line bg-surface">
      <ol className="mx-auto grid max-w-[1160px] gap-6 px-4 py-8 sm:grid-cols-3 sm:gap-10 sm:px-8 sm:py-10">
        {STEPS.map(({ title, text }, index) => (
          <li key={title} className="grid grid-cols-[24px_minmax(0,1fr)] content-start sm:grid-cols-1">
            <span aria-hidden="true" className="mt-0.5 text-13 font-semibold text-accent sm:mb-2">
              {index + 1}
            </span>
            <div>
              <h2 className="mb-1 text-16 tracking-[-0.01em]">{title}</h2>
              <p className="max-w-[30em] text-ink-2">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
