/**
 * How a command ended, for scripts: 0 done, 1 refused or a check failed, 2 wrong usage, 3 a fault
 * of ours.
 */
export const EXIT = { ok: 0, refused: 1, usage: 2, internal: 3 } as const;

/** What a command answers: the same facts once for people and once for machines. */
export type Outcome =
  | { readonly ok: true; readonly text: string; readonly json: unknown }
  /** Looked at everything and found something wrong: the report still goes to stdout. */
  | { readonly ok: false; readonly text: string; readonly json: unknown }
  | { readonly refused: Refusal };

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details?: readonly string[];
}

export function done(text: string, json: unknown): Outcome {
  return { ok: true, text, json };
}

export function failed(text: string, json: unknown): Outcome {
  return { ok: false, text, json };
}

export function refuse(code: string, message: string, details: readonly string[] = []): Outcome {
  return { refused: { code, message, ...(details.length > 0 ? { details } : {}) } };
}
