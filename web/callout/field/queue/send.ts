import type { FieldAnswer, FieldFact } from "../../../../src/app/api/callout-field.ts";
import type { LabelText } from "../../../../src/app/api/fields.ts";
import { ApiFailure } from "../../../api.ts";
import type { Entry } from "./entry.ts";
import { MOST_AT_ONCE, nextOf } from "./next.ts";

/** What the sender reads and writes; IndexedDB on a phone, plain arrays in a test. */
export interface Outbox {
  readonly waiting: () => Promise<{
    readonly entries: readonly Entry[];
    /** Pictures that the server has not got. */
    readonly unsent: ReadonlySet<string>;
  }>;
  readonly jpeg: (photo: string) => Promise<Blob | null>;
  readonly photoSent: (photo: string) => Promise<void>;
  /** Taken facts go, refused ones stay with their reason, the day is the answer's: at once. */
  readonly answered: (answer: FieldAnswer) => Promise<void>;
  /** One that can never be taken, with why. */
  readonly refused: (fact: string, why: LabelText) => Promise<void>;
}

export interface Wire {
  readonly facts: (facts: readonly FieldFact[]) => Promise<FieldAnswer>;
  readonly photo: (photo: string, jpeg: Blob) => Promise<unknown>;
}

/**
 * How a round ended. `offline`: no signal; `login`: the session is over; `failed`: the server could
 * not answer. In all of them everything that was not answered still waits.
 */
export type Ended = "sent" | "nothing" | "offline" | "login" | "failed";

/** Answers that no second try will change: this fact or picture is wrong in itself. */
const HOPELESS = new Set([400, 409, 413, 415, 422]);

const LOST: LabelText = {
  ja: "この端末から写真がなくなりました。撮り直してください。",
  en: "The picture is gone from this phone. Please take it again.",
};
const UNREAD: LabelText = {
  ja: "サーバーが受け取れませんでした。窓口に電話で伝えてください。",
  en: "The server could not take this. Please tell the desk by phone.",
};

/**
 * Sends what waits, in order, until nothing does or something fails. Each step is settled before
 * the next, so that a phone that is switched off between two goes on where it was; what was sent
 * and not settled is sent again and counts once, by its id.
 */
export async function sendAll(outbox: Outbox, wire: Wire): Promise<Ended> {
  let most = MOST_AT_ONCE;
  let sent = false;
  for (;;) {
    const { entries, unsent } = await outbox.waiting();
    const next = nextOf(entries, unsent, most);
    if (next === null) return sent ? "sent" : "nothing";
    const failure =
      next.send === "photo"
        ? await sendPhoto(outbox, wire, entries, next.photo)
        : await sendFacts(outbox, wire, next.facts);
    if (failure === "hopeless") most = 1;
    else if (failure !== null) return failure;
    sent = true;
  }
}

type Failure = Exclude<Ended, "sent" | "nothing"> | "hopeless" | null;

async function sendFacts(
  outbox: Outbox,
  wire: Wire,
  facts: readonly FieldFact[],
): Promise<Failure> {
  const answer = await wire.facts(facts).catch((error: unknown) => failureOf(error));
  if (!(answer instanceof ApiFailure)) {
    const asked = new Set(facts.map(({ id }) => id));
    const settled = answer.answers.some(({ id }) => asked.has(id));
    await outbox.answered(answer);
    return settled ? null : "failed";
  }
  if (!HOPELESS.has(answer.status)) return endedBy(answer);
  const [only, ...rest] = facts;
  // Of several, the one that is wrong is found by sending each alone.
  if (only !== undefined && rest.length === 0) await outbox.refused(only.id, wordsOf(answer));
  return "hopeless";
}

async function sendPhoto(
  outbox: Outbox,
  wire: Wire,
  entries: readonly Entry[],
  photo: string,
): Promise<Failure> {
  const refuse = async (why: LabelText): Promise<null> => {
    const naming = entries.find(({ fact }) => fact.type === "photo-taken" && fact.photo === photo);
    if (naming !== undefined) await outbox.refused(naming.fact.id, why);
    return null;
  };
  const jpeg = await outbox.jpeg(photo);
  if (jpeg === null) return refuse(LOST);
  const answer = await wire.photo(photo, jpeg).then(
    () => null,
    (error: unknown) => failureOf(error),
  );
  if (answer === null) {
    await outbox.photoSent(photo);
    return null;
  }
  return HOPELESS.has(answer.status) ? refuse(wordsOf(answer)) : endedBy(answer);
}

/** What is no answer of ours, such as the page of a café's network, is no signal. */
function failureOf(error: unknown): ApiFailure {
  return error instanceof ApiFailure ? error : new ApiFailure(0, null);
}

/** How a round ends by a failure. */
export function endedBy(error: unknown): Exclude<Ended, "sent" | "nothing"> {
  const { status } = failureOf(error);
  if (status === 0) return "offline";
  return status === 401 || status === 403 ? "login" : "failed";
}

function wordsOf({ problem }: ApiFailure): LabelText {
  return problem?.message ?? UNREAD;
}
