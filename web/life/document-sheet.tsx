import type { DocumentContent, DocumentView } from "../../src/app/api/document.ts";
import { dayText, say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import "../styles/document.css";

/** A document as a sheet: the same sections, rows and blanks as its PDF. */
export function DocumentSheet({ document: { row, content } }: { readonly document: DocumentView }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  return (
    <article className="card sheet">
      <header>
        <h1>{say(content.title, language)}</h1>
        <div className="sheet-ends">
          <div>
            {content.address.map((line) => (
              <p key={line} className="sub">
                {line}
              </p>
            ))}
            <p className="sheet-to">
              {content.to} {words.documents.suffix}
            </p>
          </div>
          <p className="sub">
            {say(content.from, language)}
            <br />
            {dayText(content.issuedOn, language, true)}
            <br />
            {words.documents.number} {content.number}
          </p>
        </div>
      </header>
      {content.lead === null ? null : <p className="sheet-lead">{say(content.lead, language)}</p>}
      {content.sections.map((section) => (
        <SheetSection key={section.heading.en} section={section} />
      ))}
      <footer className="sub small">
        <p>
          {words.documents.version(row.version)}
          {language === "ja" ? "・" : " · "}
          {words.documents.forms[row.form]}
        </p>
        <p>
          {words.documents.catalogue} <code>{content.catalogue.slice(0, 16)}</code>
        </p>
        <p>
          {words.documents.hash} <code>{row.hash}</code>
        </p>
      </footer>
    </article>
  );
}

function SheetSection({ section }: { readonly section: DocumentContent["sections"][number] }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  return (
    <section>
      <h2>{say(section.heading, language)}</h2>
      {section.paragraphs.map((text) => (
        <p key={text.en}>{say(text, language)}</p>
      ))}
      {section.rows.length === 0 ? null : (
        <dl className="sheet-rows">
          {section.rows.map(({ label, value, clauses, illustrative }) => (
            <div key={`${label.en}${value.en}`}>
              <dt>{say(label, language)}</dt>
              <dd>
                {say(value, language)}
                {illustrative ? (
                  <>
                    {" "}
                    <span className="chip hatched">{words.documents.illustrative}</span>
                  </>
                ) : null}
                {clauses.length === 0 ? null : (
                  <span className="sheet-clauses sub small">
                    {clauses
                      .map(({ id, title }) => `${id} ${say(title, language)}`)
                      .join(words.comma)}
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {section.blanks.map((blank) => (
        <p key={blank.en} className="sheet-blank">
          <span>{say(blank, language)}</span>
          <span className="sheet-line">
            <span className="unseen">{words.documents.blank}</span>
          </span>
        </p>
      ))}
    </section>
  );
}
