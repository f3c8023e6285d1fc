import type { ReactNode } from "react";
import { instantText } from "../format.ts";
import { useSpeech } from "../words/language.ts";

/** Title at the left, "as of" at the right: every page says how fresh its numbers are. */
export function PageHead({
  title,
  asOf,
  children,
}: {
  readonly title: string;
  readonly asOf?: string | null;
  readonly children?: ReactNode;
}) {
  const { words, language } = useSpeech();
  return (
    <div className="row wrap page-head">
      <h1>{title}</h1>
      {asOf ? <span className="sub small">{words.asOf(instantText(asOf, language))}</span> : null}
      {children}
    </div>
  );
}
