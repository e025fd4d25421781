import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Explain, Explained } from "@/components/ui/description-list";
import { Key } from "@/components/ui/key";

const KEYS: [keys: string[], what: string][] = [
  [["/"], "Search"],
  [["j", "k"], "Next and previous row; arrow keys, too"],
  [["Enter"], "Open the row"],
  [["x"], "Select the row, or no longer"],
  [["Ctrl", "K"], "Go anywhere, do anything"],
  [["?"], "This help"],
];

export function KeyboardShortcuts({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys of the list" onClose={onClose}>
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
