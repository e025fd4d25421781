import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Explain, Explained } from "@/components/ui/description-list";
import { Key } from "@/components/ui/key";

const KEYS: [keys: string[], what: string][] = [
  [["/"], "Search"],
  [["j", "k"], "Next and previous row (or arrow keys)"],
  [["Enter"], "Open row"],
  [["x"], "Select or deselect row"],
  [["Ctrl", "K"], "Search pages, actions and instances"],
  [["?"], "Show this help"],
];

export function KeyboardShortcuts({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <Explained>
        {KEYS.map(([keys, what]) => (
          <Explain
            key={what}
            name={
              <span className="flex gap-1">
                {keys.map((key) => (
                  <Key key={key}>{key}</Key>
                ))}
              </span>
            }
          >
            {what}
          </Explain>
        ))}
      </Explained>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
