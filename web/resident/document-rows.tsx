import { Link } from "@tanstack/react-router";
import type { DocumentRow } from "../../src/app/api/document.ts";
import { dayText, say } from "../format.ts";
import { useContracts } from "../life/use-life-queries.ts";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import "../styles/life.css";

/** Documents as rows: what, when, in which form, and whether its receipt was confirmed. */
export function DocumentRows({ documents }: { readonly documents: readonly DocumentRow[] }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const contracts = useContracts().data?.contracts ?? [];
  return (
    <ul className="list">
      {documents.map((document) => (
        <li key={document.id}>
          <Link
            to="/documents/$document"
            params={{ document: document.id }}
            className="list-row act-row"
          >
            <div className="act-main">
              <b>{say(document.title, language)}</b>
              {contracts
                .filter(({ id }) => id === document.contract)
                .map(({ id, tone, name }) => (
                  <p key={id} className="sub">
                    <span className={`swatch tone-${tone}`} />
                    {say(name, language)}
                  </p>
                ))}
              <div className="row wrap sub">
                <span>
                  {words.documents.issued(dayText(document.issuedOn, language, true))}
                  {language === "ja" ? "・" : " · "}
                  {words.documents.forms[document.form]}
                </span>
                <span className={document.receivedOn === null ? "pill" : "pill gain"}>
                  {document.receivedOn === null
                    ? words.documents.waiting
                    : words.documents.received(dayText(document.receivedOn, language))}
                </span>
              </div>
            </div>
          </Link>
        </li>
      ))}
    </ul>
  );
}
