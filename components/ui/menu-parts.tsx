import { clsx } from "./class-names";
import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactElement, ReactNode } from "react";

export type MenuProps = {
  trigger: ReactElement<ComponentProps<"button">>;
  align?: "start" | "end";
  onOpenChange?: ((isOpen: boolean) => void) | undefined;
  children: ReactNode;
};

/** Open from the start: until then only the trigger is rendered. */
export function OpenMenu({ trigger, align = "end", onOpenChange, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen {...(onOpenChange && { onOpenChange })}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark()}>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-30 max-h-[min(420px,var(--radix-dropdown-menu-content-available-height))] min-w-[176px] overflow-y-auto rounded-panel border border-line bg-raised p-1 shadow-float"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Menus render inside a landmark, since screen readers may miss content outside of one. */
function landmark(): HTMLElement | null {
  return document.getElementById("main");
}

const ITEM =
  "flex min-h-(--hit) cursor-pointer items-center gap-2 rounded-control px-3 text-14 text-ink no-underline outline-none select-none data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0 [&>svg]:text-ink-2";

export function MenuItem({ danger, ...props }: ComponentProps<typeof DropdownMenu.Item> & { danger?: boolean }) {
  return <DropdownMenu.Item {...props} className={clsx(ITEM, danger && "text-reconnect")} />;
}

export function MenuLine() {
  return <DropdownMenu.Separator className="mx-2 my-1 h-px bg-line" />;
}

export function MenuTitle({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-3 pt-2 pb-1 text-12 font-medium text-ink-3">{children}</DropdownMenu.Label>;
}

/** A toggle; the menu stays open for the next one. `detail` is shown at the right. */
export function MenuCheck({ checked, onChange, detail, children }: MenuCheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={ITEM}
    >
      <span className="grid size-4 place-items-center rounded-[4px] border border-edge data-checked:border-accent">
        <DropdownMenu.ItemIndicator>
          <Check className="text-accent" />
        </DropdownMenu.ItemIndicator>
      </span>
      {children}
      <span className="ml-auto pl-6 text-13 text-ink-3 tabular-nums">{detail}</span>
    </DropdownMenu.CheckboxItem>
  );
}

type MenuCheckProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  detail?: ReactNode;
  children: ReactNode;
};

export function MenuChoices(props: ComponentProps<typeof DropdownMenu.RadioGroup>) {
  return <DropdownMenu.RadioGroup {...props} />;
}

export function MenuChoice({ value, children }: { value: string; children: ReactNode }) {
  return (
    <DropdownMenu.RadioItem value={value} className={clsx(ITEM, "justify-between gap-6")}>
      {children}
      <span className="size-4">
        <DropdownMenu.ItemIndicator>
          <Check />
        </DropdownMenu.ItemIndicator>
      </span>
    </DropdownMenu.RadioItem>
  );
}
