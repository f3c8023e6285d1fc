/**
 * What the worker does with a request. `page`: the app's one page, of the own build; `file`: a file
 * of the own build; `keep`: kept once it was fetched; `pass`: the network's, as if there were no
 * worker.
 */
export type How = "page" | "file" | "type" | "picture" | "pass";

interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly origin: string;
  readonly pathname: string;
}

const PAGE = /^\/field(\/|$)/;
const TYPE_FILE = /^\/assets\/[^/]+\.woff2$/;
const PICTURE = /^\/api\/field\/photos\/[^/]+$/;

/** The API is never answered from what was kept: what is old is the pages' own to show as old. */
export function howToAnswer(
  { method, mode, origin, pathname }: Asked,
  own: { readonly origin: string; readonly files: ReadonlySet<string> },
): How {
  if (method !== "GET" || origin !== own.origin) return "pass";
  if (mode === "navigate") return PAGE.test(pathname) ? "page" : "pass";
  if (own.files.has(pathname)) return "file";
  if (TYPE_FILE.test(pathname)) return "type";
  return PICTURE.test(pathname) ? "picture" : "pass";
}
