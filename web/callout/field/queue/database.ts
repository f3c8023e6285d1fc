/** A thin promise over IndexedDB: one database, few stores, a transaction at a time. */

const NAME = "engawa-field";
const VERSION = 1;

/**
 * `facts`: presses in their order. `photos`: pictures by name. `kept`: the day, the session, notes
 * and what is half typed, by name.
 */
const STORES = ["facts", "photos", "kept"] as const;
export type StoreName = (typeof STORES)[number];

export function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, VERSION);
    asked.addEventListener("upgradeneeded", () => {
      const { result } = asked;
      result.createObjectStore("facts", { keyPath: "place", autoIncrement: true });
      result.createObjectStore("photos", { keyPath: "photo" });
      result.createObjectStore("kept");
    });
    asked.addEventListener("success", () => {
      const { result } = asked;
      // Another tab of a newer build wants to change the stores: let it.
      result.addEventListener("versionchange", () => result.close());
      resolve(result);
    });
    asked.addEventListener("error", () => reject(asked.error ?? new Error("no database")));
    asked.addEventListener("blocked", () => reject(new Error("another tab holds the database")));
  });
}

type Stores = Readonly<Record<StoreName, IDBObjectStore>>;

/**
 * One transaction over all stores, done when it is written for good: `act` asks and changes, and
 * awaits nothing but what it asked. What it throws undoes all of it.
 */
export async function within<T>(
  database: IDBDatabase,
  mode: "readonly" | "readwrite",
  act: (stores: Stores) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(STORES, mode, { durability: "strict" });
  const done = new Promise<void>((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new Error("nothing was written"));
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", fail);
    transaction.addEventListener("error", fail);
  });
  // A failing `act` aborts below; its own error is the one to tell.
  done.catch(() => undefined);
  const stores = {
    facts: transaction.objectStore("facts"),
    photos: transaction.objectStore("photos"),
    kept: transaction.objectStore("kept"),
  };
  try {
    const value = await act(stores);
    await done;
    return value;
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It ended by itself.
  }
}

/** The answer to one request, as whoever stored it typed it. */
export function answerOf<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result as T));
    request.addEventListener("error", () => reject(request.error ?? new Error("not read")));
  });
}
