import { expect, test } from "vitest";
import { gather } from "./gather.ts";

test("takes what comes meanwhile together, in its order, and no more than it may", async () => {
  const batches: (readonly number[])[] = [];
  const take = gather<number>(3, async (items) => {
    batches.push(items);
    await Promise.resolve();
  });
  await Promise.all([1, 2, 3, 4, 5, 6].map(take));
  expect(batches).toEqual([[1], [2, 3, 4], [5, 6]]);
});

test("of a batch that fails, only what is bad fails", async () => {
  const taken: number[] = [];
  const take = gather<number>(10, async (items) => {
    if (items.includes(3)) throw new Error("no 3");
    taken.push(...items);
  });
  const ends = await Promise.allSettled([1, 2, 3, 4].map(take));
  expect(ends.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
  expect(taken).toEqual([1, 2, 4]);
});
