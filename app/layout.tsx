import type { Metadata } from "next";
import type { ReactNode } from "react";
import { themeScript } from "@/components/ui/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Gangway", template: "%s · Gangway" },
  description: "Connect Xero organisations to your product, and keep them connected.",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The script sets data-theme before React sees the element.
    <html lang="en-GB" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-raised px-4 py-2 font-medium text-ink shadow-float focus:translate-y-0"
        >
          Skip to content
        </a>
        {children}
      </body>
    </html>
  );
}
