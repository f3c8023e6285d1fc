import { Link } from "@tanstack/react-router";
import type { PossibleAction } from "../../src/app/api/action.ts";
import { OWN } from "../api.ts";
import { dayText, say } from "../format.ts";
import { RefusalReason } from "../life/refusal-card.tsx";
import { useActions } from "../life/use-life-queries.ts";
import { Yen } from "../parts/amount.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";

/** What may be done today, each with its price and last day; and what may not, with the reason. */
export function PossibleActions({ contract }: { readonly contract: string }) {
  const words = useLifeWords();
  const { words: common } = useSpeech();
  const query = useActions(OWN, contract);
  return (
    <section className="section first">
      <h2>{words.contract.possible}</h2>
      <Fetched query={query} rows={2}>
        {({ actions }) => {
          const [can, cannot] = [true, false].map((allowed) =>
            actions.filter((action) => action.allowed === allowed),
          );
          return (
            <>
              {can === undefined || can.length === 0 ? (
                <p className="card sub">{words.contract.nothing}</p>
              ) : (
                <ul className="list">
                  {can.map((action) => (
                    <Possible key={action.type} contract={contract} action={action} />
                  ))}
                </ul>
              )}
              {cannot === undefined || cannot.length === 0 ? null : (
                <Disclosure
                  label={words.contract.impossible(cannot.length)}
                  labelOpen={common.close}
                >
                  <ul className="list">
                    {cannot.map((action) => (
                      <Impossible key={action.type} action={action} />
                    ))}
                  </ul>
                </Disclosure>
              )}
            </>
          );
        }}
      </Fetched>
    </section>
  );
}

function Possible({
  contract,
  action,
}: {
  readonly contract: string;
  readonly action: PossibleAction;
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const { type, label, hint, amount, lastDay } = action;
  return (
    <li>
      <Link
        to="/contracts/$contract/$action"
        params={{ contract, action: type }}
        className="list-row act-row"
      >
        <div className="act-main">
          <div className="row">
            <b>{say(label, language)}</b>
            {amount === null ? null : <Yen yen={amount} />}
          </div>
          {hint === null ? null : <p className="sub">{say(hint, language)}</p>}
          {lastDay === null ? null : (
            <p className="sub">{words.contract.by(dayText(lastDay, language, true))}</p>
          )}
        </div>
      </Link>
    </li>
  );
}

function Impossible({ action }: { readonly action: PossibleAction }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  return (
    <li className="why-not">
      <div className="row">
        <b className="sub">{say(action.label, language)}</b>
        <span className="pill">{words.contract.cannot}</span>
      </div>
      {action.refused === null ? null : <RefusalReason refused={action.refused} />}
    </li>
  );
}
