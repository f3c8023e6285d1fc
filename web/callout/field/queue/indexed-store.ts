import type { FieldAnswer, FieldDay, FieldFact } from "../../../../src/app/api/callout-field.ts";
import type { LabelText } from "../../../../src/app/api/fields.ts";
import { type Change, changesOf, keyOf } from "../shown/changes.ts";
import { answerOf, type StoreName, within } from "./database.ts";
import type { Entry, KeptPhoto } from "./entry.ts";
import { waits } from "./entry.ts";
import type { Outbox } from "./send.ts";

type Stores = Readonly<Record<StoreName, IDBObjectStore>>;

/** The day as it was last answered, and what the phone's clock showed then. */
export interface KeptDay {
  readonly day: FieldDay;
  readonly heardMs: number;
}

/** Everything that one technician's pages show, read at once. */
export interface Held {
  readonly kept: KeptDay | null;
  readonly entries: readonly Entry[];
  readonly photos: readonly KeptPhoto[];
  readonly changes: readonly Change[];
}

const MOST_CHANGES = 40;

/** A fact ends the visit for this phone. */
const ENDING: ReadonlySet<FieldFact["type"]> = new Set([
  "refuse",
  "release",
  "nobody-there",
  "made-safe",
  "finished",
]);

/** Raised when the day answers in another shape: one that was kept before is then not read. */
const SHAPE = 1;
const dayKey = (owner: string) => `day ${SHAPE} ${owner}`;
const changesKey = (owner: string) => `changes ${owner}`;

export function readHeld(database: IDBDatabase, owner: string): Promise<Held> {
  return within(database, "readonly", async (stores) => {
    const [kept, changes, entries, photos] = await Promise.all([
      answerOf<KeptDay | undefined>(stores.kept.get(dayKey(owner))),
      answerOf<readonly Change[] | undefined>(stores.kept.get(changesKey(owner))),
      entriesOf(stores, owner),
      answerOf<readonly KeptPhoto[]>(stores.photos.getAll()),
    ]);
    return {
      kept: kept ?? null,
      changes: changes ?? [],
      entries,
      photos: photos.filter((photo) => photo.owner === owner),
    };
  });
}

async function entriesOf({ facts }: Stores, owner: string): Promise<readonly Entry[]> {
  const all = await answerOf<readonly Entry[]>(facts.getAll());
  return all.filter((entry) => entry.owner === owner);
}

/** A press, with its picture, is kept whole or not at all. */
export function keepFact(
  database: IDBDatabase,
  owner: string,
  facts: readonly FieldFact[],
  photo?: KeptPhoto,
): Promise<void> {
  return within(database, "readwrite", async (stores) => {
    const writes = facts.map((fact) => answerOf(stores.facts.add({ owner, fact, refused: null })));
    if (photo !== undefined) writes.push(answerOf(stores.photos.put(photo)));
    await Promise.all(writes);
  });
}

/** A day that was answered takes the place of the one before. */
export function keepDay(database: IDBDatabase, owner: string, heard: KeptDay): Promise<void> {
  return within(database, "readwrite", async (stores) => {
    await putDay(stores, owner, heard, new Set());
  });
}

async function putDay(
  { kept }: Stores,
  owner: string,
  heard: KeptDay,
  ended: ReadonlySet<string>,
): Promise<void> {
  const before = await answerOf<KeptDay | undefined>(kept.get(dayKey(owner)));
  const changes = before === undefined ? [] : changesOf(before.day, heard.day, ended);
  const told = await answerOf<readonly Change[] | undefined>(kept.get(changesKey(owner)));
  const writes = [answerOf(kept.put(heard, dayKey(owner)))];
  if (changes.length > 0) {
    const all = [...changes, ...(told ?? [])].slice(0, MOST_CHANGES);
    writes.push(answerOf(kept.put(all, changesKey(owner))));
  }
  await Promise.all(writes);
}

const draftKey = (owner: string, name: string) => `draft ${name} ${owner}`;

export function readDraft<T>(
  database: IDBDatabase,
  owner: string,
  name: string,
): Promise<T | undefined> {
  return within(database, "readonly", ({ kept }) =>
    answerOf<T | undefined>(kept.get(draftKey(owner, name))),
  );
}

/** Null forgets it. */
export function keepDraft(
  database: IDBDatabase,
  owner: string,
  { name, draft }: { readonly name: string; readonly draft: unknown },
): Promise<void> {
  return within(database, "readwrite", async ({ kept }) => {
    const key = draftKey(owner, name);
    await (draft === null ? answerOf(kept.delete(key)) : answerOf(kept.put(draft, key)));
  });
}

/** The changes were read. */
export function forgetChanges(database: IDBDatabase, owner: string): Promise<void> {
  return within(database, "readwrite", async ({ kept }) => {
    await answerOf(kept.delete(changesKey(owner)));
  });
}

/** A refused fact was read, with its reason; what it named goes with it. */
export function forgetFact(database: IDBDatabase, place: number): Promise<void> {
  return within(database, "readwrite", async (stores) => {
    const entry = await answerOf<Entry | undefined>(stores.facts.get(place));
    if (entry !== undefined) await drop(stores, entry);
  });
}

async function drop({ facts, photos }: Stores, { place, fact }: Entry): Promise<void> {
  const writes = [answerOf(facts.delete(place))];
  if (fact.type === "photo-taken") writes.push(answerOf(photos.delete(fact.photo)));
  await Promise.all(writes);
}

/** All of a technician leaves the phone, sent or not. */
export function forgetAll(database: IDBDatabase, owner: string): Promise<void> {
  return within(database, "readwrite", async (stores) => {
    for (const entry of await entriesOf(stores, owner)) await drop(stores, entry);
    const photos = await answerOf<readonly KeptPhoto[]>(stores.photos.getAll());
    for (const { photo, owner: whose } of photos) {
      if (whose === owner) await answerOf(stores.photos.delete(photo));
    }
    const keys = await answerOf<readonly IDBValidKey[]>(stores.kept.getAllKeys());
    for (const key of keys) {
      if (String(key).endsWith(` ${owner}`)) await answerOf(stores.kept.delete(key));
    }
  });
}

/** The queue of one technician, as the sender sees it. `nowMs`: the phone's clock. */
export function outboxOf(database: IDBDatabase, owner: string, nowMs: () => number): Outbox {
  return {
    waiting: () =>
      within(database, "readonly", async (stores) => {
        const photos = await answerOf<readonly KeptPhoto[]>(stores.photos.getAll());
        const sent = new Set(photos.filter(({ sent }) => sent).map(({ photo }) => photo));
        const entries = await entriesOf(stores, owner);
        const named = entries.flatMap(({ fact }) =>
          fact.type === "photo-taken" ? [fact.photo] : [],
        );
        return { entries, unsent: new Set(named.filter((photo) => !sent.has(photo))) };
      }),
    jpeg: (photo) =>
      within(database, "readonly", async ({ photos }) => {
        const found = await answerOf<KeptPhoto | undefined>(photos.get(photo));
        return found?.jpeg ?? null;
      }),
    photoSent: (photo) =>
      within(database, "readwrite", async ({ photos }) => {
        const found = await answerOf<KeptPhoto | undefined>(photos.get(photo));
        if (found !== undefined) await answerOf(photos.put({ ...found, sent: true }));
      }),
    answered: (answer) =>
      within(database, "readwrite", (stores) => settle(stores, owner, answer, nowMs())),
    refused: (id, why) =>
      within(database, "readwrite", async (stores) => {
        const found = (await entriesOf(stores, owner)).find(({ fact }) => fact.id === id);
        if (found !== undefined) await answerOf(stores.facts.put({ ...found, refused: why }));
      }),
  };
}

async function settle(
  stores: Stores,
  owner: string,
  { answers, day }: FieldAnswer,
  heardMs: number,
): Promise<void> {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const ended = new Set<string>();
  for (const entry of (await entriesOf(stores, owner)).filter(waits)) {
    const answer = byId.get(entry.fact.id);
    if (answer === undefined) continue;
    if (ENDING.has(entry.fact.type)) ended.add(keyOf(entry.fact));
    if (answer.taken === "refused") {
      const refused: LabelText = answer.reason ?? NO_REASON;
      await answerOf(stores.facts.put({ ...entry, refused }));
    } else await drop(stores, entry);
  }
  await putDay(stores, owner, { day, heardMs }, ended);
}

const NO_REASON: LabelText = {
  ja: "窓口で受け付けられませんでした。電話で確かめてください。",
  en: "The desk could not take this. Please ask by phone.",
};
