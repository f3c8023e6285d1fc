/** What is sent and the key it is sent under. */
export interface Submission {
  readonly body: string;
  readonly key: string;
}

/**
 * The key of a submission: the same as long as the same is sent, so that a double tap, or a second
 * try after the answer was lost, counts once; another as soon as something else is sent.
 */
export function submissionFor(before: Submission | null, body: unknown): Submission {
  const text = JSON.stringify(body);
  return before?.body === text ? before : { body: text, key: newKey() };
}

/** 128 random bits; `crypto.randomUUID` is missing where a page is not served over TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
