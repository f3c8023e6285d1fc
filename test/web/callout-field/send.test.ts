import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldAnswer, FieldFact } from "../../../src/app/api/callout-field.ts";
import type { LabelText } from "../../../src/app/api/fields.ts";
import { ApiFailure } from "../../../web/api.ts";
import { type Entry, waits } from "../../../web/callout/field/queue/entry.ts";
import { MOST_AT_ONCE, nextOf } from "../../../web/callout/field/queue/next.ts";
import { type Outbox, sendAll, type Wire } from "../../../web/callout/field/queue/send.ts";
import { fixtureDay } from "../../browser/fixture/field-visits.ts";
import { entryOf, idOf } from "./facts.ts";

const day = { ...fixtureDay, visits: [] };
const PHOTO = idOf(900);
const arrived = { type: "arrived", place: null } as const;
const took = (photo: string) => ({ type: "photo-taken", photo, shows: "before" }) as const;

/** A phone's store in memory: what is in it outlives every round. */
function storeOf(entries: readonly Entry[], photos: readonly string[] = []) {
  let held = [...entries];
  const sent = new Set<string>();
  const jpegs = new Map(photos.map((photo) => [photo, new Blob([photo])]));
  const refuse = (id: string, why: LabelText) => {
    held = held.map((entry) => (entry.fact.id === id ? { ...entry, refused: why } : entry));
  };
  const outbox: Outbox = {
    waiting: async () => ({
      entries: held,
      unsent: new Set(
        held.flatMap(({ fact }) =>
          fact.type === "photo-taken" && !sent.has(fact.photo) ? [fact.photo] : [],
        ),
      ),
    }),
    jpeg: async (photo) => jpegs.get(photo) ?? null,
    photoSent: async (photo) => void sent.add(photo),
    answered: async ({ answers }) => {
      for (const { id, taken, reason } of answers) {
        if (taken === "refused") refuse(id, reason ?? { ja: "", en: "" });
        else held = held.filter(({ fact }) => fact.id !== id);
      }
    },
    refused: async (id, why) => refuse(id, why),
  };
  return { outbox, held: () => held };
}

/** A server that counts each fact once; `fails` may break a request, before or after it counted. */
function serverOf(fails: (request: number) => "before" | "after" | null = () => null) {
  const counted: string[] = [];
  const pictures: string[] = [];
  let requests = 0;
  const broken = async <T>(act: () => T): Promise<T> => {
    const how = fails(requests);
    requests += 1;
    if (how === "before") throw new ApiFailure(0, null);
    const value = act();
    if (how === "after") throw new ApiFailure(0, null);
    return value;
  };
  const wire: Wire = {
    facts: (facts) => broken(() => answerTo(facts, counted)),
    photo: (photo) => broken(() => pictures.push(photo)),
  };
  return { wire, counted, pictures };
}

function answerTo(facts: readonly FieldFact[], counted: string[]): FieldAnswer {
  const answers = facts.map(({ id }) => {
    const before = counted.includes(id);
    if (!before) counted.push(id);
    return { id, taken: before ? ("before" as const) : ("taken" as const), reason: null };
  });
  return { answers, day };
}

describe("what goes out next", () => {
  it("is the facts in their order, a picture before the fact that names it", () => {
    const entries = [entryOf(1, arrived), entryOf(2, took(PHOTO)), entryOf(3, arrived)];
    const facts = entries.map(({ fact }) => fact);
    expect(nextOf(entries, new Set([PHOTO]))).toEqual({ send: "facts", facts: facts.slice(0, 1) });
    expect(nextOf(entries.slice(1), new Set([PHOTO]))).toEqual({ send: "photo", photo: PHOTO });
    expect(nextOf(entries, new Set())).toEqual({ send: "facts", facts });
  });

  it("leaves out what was refused, and is nothing when nothing waits", () => {
    const refused = { ...entryOf(1, arrived), refused: { ja: "遅い", en: "late" } };
    expect(nextOf([refused], new Set())).toBeNull();
  });

  it("is no more at once than the server takes, be it one long fact", () => {
    const many = Array.from({ length: 70 }, (_, place) => entryOf(place, arrived));
    const next = nextOf(many, new Set());
    expect(next?.send === "facts" && next.facts.length).toBe(MOST_AT_ONCE);
    const note = { type: "note", words: "あ".repeat(300_000) } as const;
    const long = nextOf([entryOf(1, note), entryOf(2, note)], new Set());
    expect(long?.send === "facts" && long.facts.length).toBe(1);
  });
});

async function aCafe(): Promise<never> {
  throw new SyntaxError("<html>");
}

describe("sending", () => {
  it("sends pictures one by one before their facts, and empties the store", async () => {
    const entries = [
      entryOf(1, arrived),
      entryOf(2, took(PHOTO)),
      entryOf(3, took(idOf(901))),
      entryOf(4, arrived),
    ];
    const store = storeOf(entries, [PHOTO, idOf(901)]);
    const server = serverOf();
    expect(await sendAll(store.outbox, server.wire)).toBe("sent");
    expect(server.counted).toEqual([1, 2, 3, 4].map(idOf));
    expect(server.pictures).toEqual([PHOTO, idOf(901)]);
    expect(store.held()).toEqual([]);
    expect(await sendAll(store.outbox, server.wire)).toBe("nothing");
  });

  it.each([
    [0, "offline"],
    [503, "failed"],
    [429, "failed"],
    [401, "login"],
    [403, "login"],
  ] as const)("keeps everything when the answer is %i", async (status, ended) => {
    const store = storeOf([entryOf(1, arrived)]);
    const fail = async () => {
      throw new ApiFailure(status, null);
    };
    expect(await sendAll(store.outbox, { facts: fail, photo: fail })).toBe(ended);
    expect(store.held()).toEqual([entryOf(1, arrived)]);
  });

  it("takes an answer that is none of ours for no signal", async () => {
    const store = storeOf([entryOf(1, arrived)]);
    expect(await sendAll(store.outbox, { facts: aCafe, photo: aCafe })).toBe("offline");
  });

  it("keeps what was refused with its reason, and goes on with the rest", async () => {
    const entries = [entryOf(1, { type: "accept" }), entryOf(2, arrived)];
    const store = storeOf(entries);
    const reason = { ja: "別の人が受けました", en: "Somebody else took it" };
    const facts = async (sent: readonly FieldFact[]): Promise<FieldAnswer> => ({
      answers: sent.map(({ id, type }) =>
        type === "accept" ? { id, taken: "refused", reason } : { id, taken: "taken", reason: null },
      ),
      day,
    });
    expect(await sendAll(store.outbox, { facts, photo: async () => null })).toBe("sent");
    expect(store.held()).toEqual([{ ...entries[0], refused: reason }]);
  });

  it("finds the one fact that the server cannot read, and sends the others", async () => {
    const entries = [1, 2, 3].map((place) => entryOf(place, arrived));
    const store = storeOf(entries);
    const server = serverOf();
    const message = { ja: "読めません", en: "Not readable" };
    const wire: Wire = {
      ...server.wire,
      facts: async (facts) => {
        if (facts.some(({ id }) => id === idOf(2)))
          throw new ApiFailure(400, { code: "http.bad-request", message });
        return server.wire.facts(facts);
      },
    };
    expect(await sendAll(store.outbox, wire)).toBe("sent");
    expect(server.counted).toEqual([idOf(1), idOf(3)]);
    expect(store.held()).toEqual([{ ...entries[1], refused: message }]);
  });

  it("says of a picture that it is too large, or gone; its fact waits no more", async () => {
    const message = { ja: "大きすぎます", en: "Too large" };
    const store = storeOf([entryOf(1, took(PHOTO)), entryOf(2, took(idOf(901)))], [PHOTO]);
    const wire: Wire = {
      ...serverOf().wire,
      photo: async () => {
        throw new ApiFailure(413, { code: "callout.photo-too-large", message });
      },
    };
    expect(await sendAll(store.outbox, wire)).toBe("sent");
    expect(store.held().map(({ refused }) => refused?.en)).toEqual([
      "Too large",
      "The picture is gone from this phone. Please take it again.",
    ]);
    expect(store.held().filter(waits)).toEqual([]);
  });

  it("stops when an answer settles nothing, lest it asks for ever", async () => {
    const store = storeOf([entryOf(1, arrived)]);
    const wire: Wire = { ...serverOf().wire, facts: async () => ({ answers: [], day }) };
    expect(await sendAll(store.outbox, wire)).toBe("failed");
  });

  it("counts each fact once, in order, however often the signal breaks", async () => {
    const breaks = fc.array(fc.constantFrom("before", "after", null), { maxLength: 12 });
    const kinds = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(kinds, breaks, async (isPhoto, how) => {
        const entries = isPhoto.map((photo, place) =>
          entryOf(place, photo ? took(idOf(900 + place)) : arrived),
        );
        const photos = isPhoto.flatMap((photo, place) => (photo ? [idOf(900 + place)] : []));
        const store = storeOf(entries, photos);
        const server = serverOf((request) => how[request] ?? null);
        for (let round = 0; round <= how.length; round += 1)
          await sendAll(store.outbox, server.wire);
        expect(server.counted).toEqual(entries.map(({ fact }) => fact.id));
        expect([...new Set(server.pictures)]).toEqual(photos);
        expect(store.held()).toEqual([]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
