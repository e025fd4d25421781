import { type ChangeEvent, useState } from "react";
import { HostMark } from "@/components/customer/host-mark";
import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";
import { type BrandingView, logoPath, MAX_LOGO_BYTES } from "@/lib/branding/view";
import type { Entries } from "./entries";

type LogoFieldProps = { saved: BrandingView; logo: Entries["logo"]; onChange: (logo: Entries["logo"]) => void };

/** Chooses, replaces or removes the logo; it is sent with the rest of the form. */
export function LogoField({ saved, logo, onChange }: LogoFieldProps) {
  const [error, setError] = useState<string>();
  const shown = shownLogo(saved, logo);

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    if (!file) return;
    const isTooLarge = file.size > MAX_LOGO_BYTES;
    setError(isTooLarge ? "This file is larger than 100 kB. Nothing else was changed. Save a smaller one." : undefined);
    if (!isTooLarge) onChange(await toDataAddress(file));
  }

  return (
    <div className="flex flex-wrap items-start gap-3">
      {shown && <HostMark host={{ name: "", logoUrl: shown }} className="" logoClassName="mt-7 h-8 max-w-24" />}
      <div className="min-w-0 grow">
        <FileField
          name="logo"
          label="Logo"
          accept=".svg,.png,image/svg+xml,image/png"
          hint="SVG or PNG, up to 100 kB. Scripts and outside links in an SVG are removed."
          error={error}
          onChange={(event) => void choose(event)}
        />
      </div>
      {shown && (
        <Button variant="ghost" className="mt-6" onClick={() => onChange(saved.logoHash ? null : undefined)}>
          Remove
        </Button>
      )}
    </div>
  );
}

/** The address of the logo as it would be after saving, or null. */
export function shownLogo({ logoHash }: BrandingView, logo: Entries["logo"]): string | null {
  if (logo !== undefined) return logo;
  return logoHash ? logoPath(logoHash) : null;
}

function toDataAddress(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result as string));
    reader.addEventListener("error", () => reject(reader.error as Error));
    reader.readAsDataURL(file);
  });
}
