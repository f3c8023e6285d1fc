import type { Session } from "../../../src/app/api/session.ts";
import { api, ApiFailure } from "../../api.ts";
import { phoneNow } from "./phone-clock.ts";
import { answerOf, openDatabase, within } from "./queue/database.ts";
import { keepDay } from "./queue/indexed-store.ts";
import { askDay, patiently } from "./queue/wire.ts";

/** Who may see the pages on this phone, also without a signal. */
export interface Entered {
  readonly session: Session;
  /** The technician's name in the operator's books. */
  readonly owner: string;
}

/** `stranger`: somebody is logged in who does not go out. */
export type AtTheDoor = Entered | "nobody" | "stranger";

const WHO = "who";
/** The session could not be ended when the phone had no signal: it is, as soon as it has. */
const OWED = "logout owed";

/**
 * Who is there: by what the phone remembers, so that the pages open without a signal; the first
 * look for the day finds out whether the session still stands. Else by the server. `loggedIn`: has
 * just come in by the login.
 */
export async function enter(loggedIn: Session | null): Promise<AtTheDoor> {
  if (loggedIn !== null) await forget(OWED);
  else if (await isOwed()) return "nobody";
  const remembered = loggedIn === null ? await recall<Entered>(WHO) : undefined;
  if (remembered && Date.parse(remembered.session.expiresAt) > phoneNow()) return remembered;
  const session = loggedIn ?? (await currentSession());
  if (session === null) return "nobody";
  return session.kind === "technician" ? admit(session) : "stranger";
}

async function currentSession(): Promise<Session | null> {
  return patiently(api.session()).catch((failure: unknown) => {
    if (failure instanceof ApiFailure && failure.status === 401) return null;
    throw failure;
  });
}

/** Their day says who they are, and is kept with it. */
async function admit(session: Session): Promise<Entered> {
  const day = await askDay();
  const entered = { session, owner: day.technician.technician };
  await withKept(async (database) => {
    await keepDay(database, entered.owner, { day, heardMs: phoneNow() });
  });
  await remember(WHO, entered);
  return entered;
}

/**
 * The session is over, or another one began: what waits stays for its owner. Whoever came in since
 * is not forgotten.
 */
export function forgetWho({ owner, session }: Entered): Promise<void> {
  return withKept((database) =>
    within(database, "readwrite", async ({ kept }) => {
      const now = await answerOf<Entered | undefined>(kept.get(WHO));
      const isSame = now?.owner === owner && now.session.expiresAt === session.expiresAt;
      if (isSame) await answerOf(kept.delete(WHO));
    }),
  );
}

/** Logged out. Without a signal the session lives on at the server: its end is owed. */
export async function endSession(): Promise<void> {
  await forget(WHO);
  await remember(OWED, true);
  await payOwed();
}

async function isOwed(): Promise<boolean> {
  if ((await recall<boolean>(OWED)) !== true) return false;
  await payOwed();
  return true;
}

async function payOwed(): Promise<void> {
  const isOver = await patiently(api.logout()).then(
    () => true,
    (failure: unknown) => failure instanceof ApiFailure && failure.status === 401,
  );
  if (isOver) await forget(OWED);
}

async function withKept<T>(act: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  return act(database).finally(() => database.close());
}

function recall<T>(key: string): Promise<T | undefined> {
  return withKept((database) =>
    within(database, "readonly", ({ kept }) => answerOf<T | undefined>(kept.get(key))),
  );
}

function remember(key: string, value: unknown): Promise<void> {
  return withKept((database) =>
    within(database, "readwrite", async ({ kept }) => {
      await answerOf(kept.put(value, key));
    }),
  );
}

function forget(key: string): Promise<void> {
  return withKept((database) =>
    within(database, "readwrite", async ({ kept }) => {
      await answerOf(kept.delete(key));
    }),
  );
}

/** How many presses wait on this phone, whoever's they are. */
export function countWaiting(): Promise<number> {
  return withKept((database) =>
    within(database, "readonly", ({ facts }) => answerOf<number>(facts.count())),
  );
}
