"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { useFocusReturn } from "./use-focus-return";

type DrawerProps = {
  title: string;
  open: boolean;
  onClose: () => void;
  /** Buttons, at the bottom right. */
  footer: ReactNode;
  children: ReactNode;
};

/** At the right of the window, on phones at the bottom. Esc or a click outside closes it, and the focus returns. */
export function Drawer({ title, open, onClose, footer, children }: DrawerProps) {
  const focusBack = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={(nowOpen) => !nowOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          {...focusBack}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[calc(100dvh-48px)] flex-col rounded-t-dialog border border-line bg-raised shadow-float sm:inset-y-0 sm:right-0 sm:left-auto sm:max-h-none sm:w-[400px] sm:rounded-none sm:border-y-0 sm:border-r-0"
        >
          <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-5">
            <Radix.Title className="text-16">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon" aria-label={`Close ${title.toLowerCase()}`}>
                <X />
              </Button>
            </Radix.Close>
          </div>
          <div className="min-h-0 grow overflow-y-auto px-5 py-4">{children}</div>
          <div className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
