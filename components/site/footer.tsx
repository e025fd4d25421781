import { ThemeSwitch } from "@/components/ui/theme-switch";

export function Footer() {
  return (
    <footer className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line bg-surface px-4 py-4 text-13 text-ink-3 sm:px-8">
      <p>Gangway is not a product of Xero. Xero is a trademark of Xero Limited.</p>
      <ThemeSwitch />
    </footer>
  );
}
