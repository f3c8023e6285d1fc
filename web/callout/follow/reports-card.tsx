import { withQuery } from "../../api.ts";
import { instantText } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import type { Followed } from "./case-view.tsx";

/** The signed reports of the visits, newest first, as files to keep. */
export function ReportsCard({ of: { reports }, door }: Followed) {
  const { live: words } = useCalloutWords();
  const { language } = useSpeech();
  if (reports.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.reports}</h2>
      <ul className="list">
        {reports.toReversed().map(({ document, visit, issuedAt }) => (
          <li key={document}>
            <a
              className="list-row"
              href={withQuery(`${door.base}/reports/${encodeURIComponent(document)}/pdf`, {
                lang: language,
              })}
              target="_blank"
              rel="noreferrer"
            >
              {words.report(visit, instantText(issuedAt, language))}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
