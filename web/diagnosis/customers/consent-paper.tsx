import { createPortal } from "react-dom";
import type { Standing } from "../../../src/app/api/diagnosis-business.ts";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";

/** The same words as a sheet to sign by hand: seen by the printer alone. */
export function ConsentPaper({ standing }: { readonly standing: Standing }) {
  const { consent: words } = useContractorWords();
  return (
    <>
      <button type="button" className="quiet" onClick={printPaper}>
        {words.print}
      </button>
      {createPortal(<Sheet standing={standing} />, document.body)}
    </>
  );
}

/** While it prints, the page itself stays away. */
function printPaper(): void {
  document.body.classList.add("has-paper");
  globalThis.print();
  document.body.classList.remove("has-paper");
}

function Sheet({ standing }: { readonly standing: Standing }) {
  const { consent: words } = useContractorWords();
  const { language } = useSpeech();
  const { purposes, acknowledged, version } = standing.consent;
  return (
    <div className="paper" aria-hidden="true">
      <p className="strong">{words.paperTitle}</p>
      <p>{words.paperTo(standing.contractor)}</p>
      <ul>
        {purposes.map(({ key, item, text }) => (
          <li key={key}>
            □ {say(text, language)}（{item}）
          </li>
        ))}
        {acknowledged.map(({ item, text }) => (
          <li key={item}>
            {say(text, language)}（{item}）
          </li>
        ))}
      </ul>
      <div className="paper-sign">
        <span>{words.paperDay}</span>
        <span>{words.paperName}</span>
      </div>
      <p>{words.version(version)}</p>
    </div>
  );
}
