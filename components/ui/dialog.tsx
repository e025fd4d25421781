"use client";

import { clsx } from "./class-names";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useFocusReturn } from "./use-focus-return";

type DialogProps = {
  title: string;
  onClose: () => void;
  /** A click outside does not close it: for what cannot be shown again. */
  keepOpen?: boolean;
  wide?: boolean;
  /** Id of the menu button that opened it, for the focus: the menu item is gone by then. */
  returnTo?: string | undefined;
  children: ReactNode;
};

/** Open while rendered, usually through `onDemand`. Put the safe choice first: the first button has the focus. Esc closes, and the focus returns. */
export function Dialog({ title, onClose, keepOpen = false, wide = false, returnTo, children }: DialogProps) {
  const focusBack = useFocusReturn(returnTo);
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          {...focusBack}
          onInteractOutside={(event) => keepOpen && event.preventDefault()}
          className={clsx(
            "fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] -translate-1/2 overflow-y-auto rounded-dialog border border-line bg-raised p-6 shadow-float",
            wide ? "max-w-[640px]" : "max-w-[460px]",
          )}
        >
          <Radix.Title className="mb-2 text-18 leading-[1.3] tracking-[-0.014em] wrap-anywhere">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Buttons at the right; on phones as wide as the dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-3 max-sm:*:grow">{children}</div>;
}
