import { type Held, readHeld } from "./indexed-store.ts";
import type { Ended } from "./send.ts";

/** `sending`: a round is under way; otherwise how the last one ended. */
export type Sending = Exclude<Ended, "nothing"> | "sending";

export interface Seen extends Held {
  readonly sending: Sending;
  /** The phone has no room, or forbids to keep anything: the last press is lost. */
  readonly isLost: boolean;
}

/** Tabs of one phone tell each other that the store changed. */
const CHANNEL = "engawa-field";

/** What is stored, held in memory for the pages, and anew in all tabs when it changed. */
export interface Mirror {
  readonly owner: string;
  readonly seen: () => Seen;
  readonly subscribe: (changed: () => void) => () => void;
  readonly sending: (sending: Sending) => void;
  readonly lost: (isLost: boolean) => void;
  /** The store changed: read it anew, here and in other tabs. */
  readonly tell: () => Promise<void>;
  readonly close: () => void;
}

/** `sessionOver`: another tab of this phone is somebody else's now. */
export async function openMirror(
  database: IDBDatabase,
  owner: string,
  sessionOver: () => void,
): Promise<Mirror> {
  const channel = new BroadcastChannel(CHANNEL);
  const listeners = new Set<() => void>();
  let seen: Seen = { ...(await readHeld(database, owner)), sending: "sent", isLost: false };
  const show = (next: Seen) => {
    seen = next;
    for (const changed of listeners) changed();
  };
  const reread = async () => {
    const held = await readHeld(database, owner);
    show({ ...seen, ...held });
  };
  channel.addEventListener("message", ({ data }) => {
    if (data === owner) void reread();
    else sessionOver();
  });
  return {
    owner,
    seen: () => seen,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    sending: (sending) => show({ ...seen, sending }),
    lost: (isLost) => show({ ...seen, isLost }),
    tell: async () => {
      await reread();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
      channel.postMessage(owner);
    },
    close: () => channel.close(),
  };
}
