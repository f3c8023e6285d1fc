import type { RefusedView } from "../../../src/app/api/action.ts";
import { dayWithWeekday, say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { refusalDay } from "../../words/refusal-days.ts";
import { useDesk } from "../../words/use-desk.ts";
import { InlineClauses } from "../../life/clauses.tsx";

/** Why not, what would help, on which days, and under which clause. */
export function RefusalView({ refused }: { readonly refused: RefusedView }) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  const days = Object.entries(refused.days);
  return (
    <div className="why-refused">
      <p>
        {say(refused.reason, language)} <InlineClauses clauses={refused.clauses} />
      </p>
      {refused.needed ? (
        <p className="refused-needed">
          <b>{staffAct.needed}</b> {say(refused.needed, language)}
        </p>
      ) : null}
      {refused.failed.length > 1 ? (
        <>
          <p className="sub small">{staffAct.failed}</p>
          <ul className="marked">
            {refused.failed.map(({ code, label, clauses }) => (
              <li key={code}>
                {say(label, language)} <InlineClauses clauses={clauses} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {days.length > 0 ? (
        <dl className="pairs">
          {days.map(([name, on]) => (
            <div key={name}>
              <dt>{say(refusalDay(name), language)}</dt>
              <dd>{dayWithWeekday(on, language, true)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}
