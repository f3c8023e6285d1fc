/**
 * Do together what comes while the last batch is being done: alone when it is quiet, many at once
 * under load. A batch that fails is tried again one by one, so that one bad item fails alone.
 */
export function gather<Item>(
  most: number,
  take: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let waiting: Waiting<Item>[] = [];
  let isBusy = false;

  async function work(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await takeBatch(batch, take);
    }
    isBusy = false;
  }

  return (item) =>
    new Promise((taken, failed) => {
      waiting.push({ item, taken, failed });
      if (!isBusy) void work();
    });
}

interface Waiting<Item> {
  readonly item: Item;
  readonly taken: () => void;
  readonly failed: (error: unknown) => void;
}

async function takeBatch<Item>(
  batch: readonly Waiting<Item>[],
  take: (items: readonly Item[]) => Promise<void>,
): Promise<void> {
  try {
    await take(batch.map(({ item }) => item));
    for (const { taken } of batch) taken();
  } catch (error) {
    const [only, another] = batch;
    if (only !== undefined && another === undefined) only.failed(error);
    else for (const each of batch) await takeBatch([each], take);
  }
}
