import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import type { InstanceView } from "@/lib/instances/view";
import { reconnectPath, sendBrowserTo } from "./reconnect";

export type RowActions = {
  onDisable: (instance: InstanceView, disabled: boolean) => void;
  onDisconnect: (instance: InstanceView) => void;
};

export function RowMenu({ instance, onDisable, onDisconnect }: RowActions & { instance: InstanceView }) {
  const router = useRouter();
  const disabled = instance.status === "disabled";
  return (
    <Menu
      trigger={
        <Button id={menuId(instance.id)} variant="ghost" size="icon" aria-label={`Actions for ${instance.name}`}>
          <Ellipsis />
        </Button>
      }
    >
      <MenuItem onSelect={() => router.push(`/dashboard/instances/${instance.id}`)}>Open</MenuItem>
      <MenuItem onSelect={() => sendBrowserTo(reconnectPath(instance.id))}>Reconnect</MenuItem>
      <MenuItem onSelect={() => onDisable(instance, !disabled)}>{disabled ? "Enable" : "Disable"}</MenuItem>
      <MenuLine />
      <MenuItem danger onSelect={() => onDisconnect(instance)}>
        Disconnect
      </MenuItem>
    </Menu>
  );
}

export function menuId(id: number): string {
  return `actions-${id}`;
}
