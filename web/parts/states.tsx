import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiFailure } from "../api.ts";
import { say } from "../format.ts";
import { useSpeech } from "../words/language.ts";

/** Grey shapes in the place of what comes. */
export function Loading({ rows = 3 }: { readonly rows?: number }) {
  const { words } = useSpeech();
  return (
    <output className="bones">
      <span className="unseen">{words.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="bone" style={{ minHeight: row === 0 ? 150 : 64 }} />
      ))}
    </output>
  );
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <div className="card state">{children}</div>;
}

/** What went wrong, in the server's words where it gave some, and the way out. */
export function Failed({
  error,
  retry,
  alone = false,
}: {
  readonly error: unknown;
  readonly retry: () => void;
  /** Nothing else is on the page: then this is its heading. */
  readonly alone?: boolean;
}) {
  const { words, language } = useSpeech();
  const problem = error instanceof ApiFailure ? error.problem : null;
  return (
    <div className="card state" role="alert">
      {alone ? <h1>{words.failed}</h1> : <p className="strong">{words.failed}</p>}
      <p>{problem ? say(problem.message, language) : words.failedWhy}</p>
      <button type="button" className="button ghost" onClick={retry}>
        {words.retry}
      </button>
    </div>
  );
}

/** The four states of anything that is fetched; old content stays while new is on its way. */
export function Fetched<T>({
  query,
  children,
  rows,
  alone = false,
}: {
  readonly query: UseQueryResult<T>;
  readonly children: (value: T) => ReactNode;
  readonly rows?: number;
  /** The page's heading comes with what is fetched. */
  readonly alone?: boolean;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return <Failed error={query.error} retry={() => void query.refetch()} alone={alone} />;
  }
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}
