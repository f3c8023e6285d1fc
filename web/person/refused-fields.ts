import { ApiFailure } from "../api.ts";
import { say } from "../format.ts";
import type { Language } from "../words/language.ts";

/** What the server could not take, by the name of the question, in the reader's language. */
export function refusedFields(error: unknown, language: Language): ReadonlyMap<string, string> {
  const fields = error instanceof ApiFailure ? (error.problem?.fields ?? []) : [];
  return new Map(
    fields.map(({ path, message, said }) => [path, said ? say(said, language) : message]),
  );
}
