import type { FieldFact } from "../../../../src/app/api/callout-field.ts";
import { isoOf, phoneNow } from "../phone-clock.ts";
import { openDatabase } from "./database.ts";
import type { KeptPhoto, Told } from "./entry.ts";
import {
  forgetAll,
  forgetChanges,
  forgetFact,
  keepDay,
  keepDraft,
  keepFact,
  outboxOf,
  readDraft,
} from "./indexed-store.ts";
import { type Mirror, openMirror, type Seen } from "./mirror.ts";
import { newFactId } from "./new-id.ts";
import { type Ended, endedBy, type Outbox, sendAll } from "./send.ts";
import { alone, oneAtATime } from "./turns.ts";
import { askDay, wire } from "./wire.ts";

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

export async function openBox(owner: string, sessionOver: () => void): Promise<Box> {
  const database = await openDatabase();
  // What waits is not to be cleared away when the phone is full.
  if ("storage" in navigator) void navigator.storage.persist().catch(() => false);
  const mirror = await openMirror(database, owner, sessionOver);
  let isKnown = false;
  const look = oneAtATime(() =>
    alone(async () => {
      isKnown = await lookOnce(database, mirror, { isKnown, sessionOver });
    }),
  );
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
      const keeping = keepFact(database, owner, facts, photo && { ...photo, owner });
      await keeping.then(
        () => mirror.lost(false),
        () => mirror.lost(true),
      );
      await mirror.tell();
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

/**
 * `isKnown`: whose session it is was seen since these pages were opened, or had no signal; so it is
 * answered.
 */
async function lookOnce(
  database: IDBDatabase,
  mirror: Mirror,
  { isKnown, sessionOver }: { readonly isKnown: boolean; readonly sessionOver: () => void },
): Promise<boolean> {
  mirror.sending("sending");
  const ended = await round(database, mirror, isKnown).catch(() => "failed" as const);
  mirror.sending(ended === "nothing" ? "sent" : ended);
  if (ended === "login") sessionOver();
  return ended === "sent" || (isKnown && ended !== "offline");
}

/**
 * Sends what waits; an answer brings the day. Where nothing waits, or before anything is sent for
 * the first time, the day is asked for: it says whose session it is.
 */
async function round(database: IDBDatabase, mirror: Mirror, isKnown: boolean): Promise<Ended> {
  const outbox = telling(outboxOf(database, mirror.owner, phoneNow), mirror.tell);
  if (isKnown) {
    const ended = await sendAll(outbox, wire);
    return ended === "nothing" ? readDay(database, mirror) : ended;
  }
  const ended = await readDay(database, mirror);
  if (ended !== "sent") return ended;
  const sent = await sendAll(outbox, wire);
  return sent === "nothing" ? ended : sent;
}

async function readDay(database: IDBDatabase, { owner, tell }: Mirror): Promise<Ended> {
  return askDay().then(
    async (day): Promise<Ended> => {
      // Somebody else logged in on this phone: what waits here is not theirs to send.
      if (day.technician.technician !== owner) return "login";
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
