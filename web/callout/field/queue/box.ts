import type { FieldFact } from "../../../../src/app/api/callout-field.ts";
import { ApiFailure } from "../../../api.ts";
import { isoOf, phoneNow } from "../phone-clock.ts";
import { openDatabase } from "./database.ts";
import type { KeptPhoto, Told } from "./entry.ts";
import {
  forgetAll,
  forgetChanges,
  forgetFact,
  type Held,
  keepDay,
  keepDraft,
  keepFact,
  outboxOf,
  readDraft,
  readHeld,
} from "./indexed-store.ts";
import { newFactId } from "./new-id.ts";
import { type Ended, type Outbox, sendAll } from "./send.ts";
import { askDay, wire } from "./wire.ts";

/** `sending`: a round is under way; otherwise how the last one ended. */
export type Sending = Exclude<Ended, "nothing"> | "sending";

export interface Seen extends Held {
  readonly sending: Sending;
}

/** What a technician's pages read and press: the phone's store and its sender. */
export interface Box {
  readonly owner: string;
  readonly seen: () => Seen;
  readonly subscribe: (changed: () => void) => () => void;
  /** Kept for good once the promise is fulfilled; sent when there is a signal. */
  readonly press: (told: readonly Told[], photo?: Omit<KeptPhoto, "owner">) => Promise<void>;
  /** Look again now, sending what waits first. */
  readonly look: () => Promise<void>;
  readonly acknowledge: (place: number) => Promise<void>;
  readonly readChanges: () => Promise<void>;
  /** What is half typed, by name; null forgets it. */
  readonly draft: <T>(name: string) => Promise<T | undefined>;
  readonly keepDraft: (name: string, draft: unknown) => Promise<void>;
  /** Everything of this technician leaves the phone. */
  readonly forget: () => Promise<void>;
  readonly close: () => void;
}

/** Tabs of one phone tell each other that the store changed. */
const CHANNEL = "engawa-field";
/** Only one tab sends at a time. */
const LOCK = "engawa-field-send";
const ASLEEP_MS = 150_000;

export async function openBox(owner: string, sessionOver: () => void): Promise<Box> {
  const database = await openDatabase();
  const mirror = await openMirror(database, owner);
  const look = oneAtATime(() => alone(() => lookOnce(database, mirror, sessionOver)));
  const after = async (done: Promise<void>) => {
    await done;
    await mirror.tell();
  };
  return {
    owner,
    seen: mirror.seen,
    subscribe: mirror.subscribe,
    press: async (told, photo) => {
      const at = isoOf(phoneNow());
      // The map keeps each fact's own type: what is added is the same for all of them.
      const facts = told.map((each) => ({ ...each, id: newFactId(), at }) as FieldFact);
      await after(keepFact(database, owner, facts, photo && { ...photo, owner }));
      void look();
    },
    look,
    acknowledge: (place) => after(forgetFact(database, place)),
    readChanges: () => after(forgetChanges(database, owner)),
    draft: (name) => readDraft(database, owner, name),
    keepDraft: (name, draft) => keepDraft(database, owner, { name, draft }),
    forget: () => forgetAll(database, owner),
    close: () => {
      mirror.close();
      database.close();
    },
  };
}

/** What is stored, held in memory for the pages, and anew in all tabs when it changed. */
interface Mirror {
  readonly owner: string;
  readonly seen: () => Seen;
  readonly subscribe: (changed: () => void) => () => void;
  readonly sending: (sending: Sending) => void;
  /** The store changed: read it anew, here and in other tabs. */
  readonly tell: () => Promise<void>;
  readonly close: () => void;
}

async function openMirror(database: IDBDatabase, owner: string): Promise<Mirror> {
  const channel = new BroadcastChannel(CHANNEL);
  const listeners = new Set<() => void>();
  let seen: Seen = { ...(await readHeld(database, owner)), sending: "sent" };
  const show = (next: Seen) => {
    seen = next;
    for (const changed of listeners) changed();
  };
  const reread = async () => {
    const held = await readHeld(database, owner);
    show({ ...seen, ...held });
  };
  channel.addEventListener("message", () => void reread());
  return {
    owner,
    seen: () => seen,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    sending: (sending) => show({ ...seen, sending }),
    tell: async () => {
      await reread();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
      channel.postMessage(owner);
    },
    close: () => channel.close(),
  };
}

async function lookOnce(
  database: IDBDatabase,
  mirror: Mirror,
  sessionOver: () => void,
): Promise<void> {
  mirror.sending("sending");
  const ended = await round(database, mirror).catch(() => "failed" as const);
  mirror.sending(ended === "nothing" ? "sent" : ended);
  if (ended === "login") sessionOver();
}

/** Sends what waits; an answer brings the day. Where nothing waits, the day is asked for. */
async function round(database: IDBDatabase, { owner, tell }: Mirror): Promise<Ended> {
  const ended = await sendAll(telling(outboxOf(database, owner, phoneNow), tell), wire);
  if (ended !== "nothing") return ended;
  return askDay().then(
    async (day): Promise<Ended> => {
      await keepDay(database, owner, { day, heardMs: phoneNow() });
      await tell();
      return "sent";
    },
    (error: unknown) => endedBy(error),
  );
}

/** After each step the pages show how far it is. */
function telling(outbox: Outbox, tell: () => Promise<void>): Outbox {
  return {
    ...outbox,
    answered: async (answer) => {
      await outbox.answered(answer);
      await tell();
    },
    photoSent: async (photo) => {
      await outbox.photoSent(photo);
      await tell();
    },
    refused: async (fact, why) => {
      await outbox.refused(fact, why);
      await tell();
    },
  };
}

/** What is asked for while it is being done is done once more after it. */
function oneAtATime(act: () => Promise<void>): () => Promise<void> {
  let isBusy = false;
  let isAsked = false;
  return async () => {
    isAsked = true;
    if (isBusy) return;
    isBusy = true;
    while (isAsked) {
      isAsked = false;
      await act();
    }
    isBusy = false;
  };
}

/**
 * In one tab at a time. A tab that was put to sleep in the middle would hold the others up for
 * ever: after longer than any request takes they go on without it; a fact counts once anyway.
 */
async function alone(act: () => Promise<void>): Promise<void> {
  // Locks are there wherever a page is served over TLS.
  if (!("locks" in navigator)) return act();
  const signal = AbortSignal.timeout(ASLEEP_MS);
  await navigator.locks
    .request(LOCK, { signal }, act)
    .catch(() => navigator.locks.request(LOCK, { steal: true }, act).catch(() => undefined));
}

function endedBy(error: unknown): Ended {
  if (!(error instanceof ApiFailure) || error.status === 0) return "offline";
  return error.status === 401 || error.status === 403 ? "login" : "failed";
}
