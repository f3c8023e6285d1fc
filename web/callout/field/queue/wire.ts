import type { FieldAnswer, FieldDay, FieldFact } from "../../../../src/app/api/callout-field.ts";
import type { Problem } from "../../../../src/app/api/fields.ts";
import { ApiFailure, ask } from "../../../api.ts";
import { isoOf, phoneNow } from "../phone-clock.ts";
import type { Wire } from "./send.ts";

/** A weak signal can hold a request for ever; a picture takes longest. */
const PATIENCE_MS = 20_000;
const PHOTO_PATIENCE_MS = 120_000;

export const wire: Wire = {
  facts: async (facts: readonly FieldFact[]) => {
    const body = { sentAt: isoOf(phoneNow()), facts, at: null };
    return ours(await patiently(ask<FieldAnswer>("POST", "/api/field/facts", body)));
  },
  photo: async (photo, jpeg) => {
    const response = await fetch(`/api/field/photos/${encodeURIComponent(photo)}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "image/jpeg" },
      body: jpeg,
      signal: AbortSignal.timeout(PHOTO_PATIENCE_MS),
    }).catch(() => null);
    if (response === null) throw new ApiFailure(0, null);
    if (response.ok) return;
    const problem = await response.json().then(
      (value: Problem) => value,
      () => null,
    );
    throw new ApiFailure(response.status, problem);
  },
};

export async function askDay(): Promise<FieldDay> {
  const day = await patiently(ask<FieldDay>("GET", "/api/field/day"));
  if (!Array.isArray(day.visits)) throw new ApiFailure(0, null);
  return day;
}

/** A page of somebody else's network answers too: only what is ours settles a fact. */
function ours(answer: FieldAnswer): FieldAnswer {
  if (!Array.isArray(answer.answers) || !Array.isArray(answer.day?.visits))
    throw new ApiFailure(0, null);
  return answer;
}

/** What takes longer than this counts as no signal. */
export async function patiently<T>(asked: Promise<T>): Promise<T> {
  return Promise.race([
    asked,
    new Promise<never>((_resolve, reject) => {
      const late = () => reject(new ApiFailure(0, null));
      AbortSignal.timeout(PATIENCE_MS).addEventListener("abort", late);
    }),
  ]);
}
