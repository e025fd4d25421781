import { useState } from "react";

/** For a dialog whose answer is shown once: `close` does nothing while `wait` waits, because closing before the answer would lose it. */
export function useOpenWhileWaiting(onClose: () => void) {
  const [isWaiting, setWaiting] = useState(false);
  return {
    close: () => !isWaiting && onClose(),
    wait: <Answer>(work: Promise<Answer>): Promise<Answer> => {
      setWaiting(true);
      return work.finally(() => setWaiting(false));
    },
  };
}
