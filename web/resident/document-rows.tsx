import { Link } from "@tanstack/react-router";
import type { ContractView } from "../../src/app/api/contract.ts";
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
  /** Old papers whose receipt starts nothing wait for nobody. */
  const isWaiting = ({ contract, receivedOn, starts }: DocumentRow) =>
    receivedOn === null &&
    (starts !== null || contracts.some((one) => one.id === contract && isNew(one)));
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
                {isWaiting(document) ? (
                  <span className="pill">{words.documents.waiting}</span>
                ) : document.receivedOn === null ? null : (
                  <span className="pill gain">
                    {words.documents.received(dayText(document.receivedOn, language, true))}
                  </span>
                )}
              </div>
            </div>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function isNew({ state }: ContractView): boolean {
  return state === "applied" || state === "accepted";
}
