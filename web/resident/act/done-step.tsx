import { Link } from "@tanstack/react-router";
import { OWN } from "../../api.ts";
import { dayText, say } from "../../format.ts";
import { DoneMark } from "../../life/done-mark.tsx";
import { Follows } from "../../life/follows.tsx";
import { useActions } from "../../life/use-life-queries.ts";
import { useSpeech } from "../../words/language.ts";
import { useLifeWords } from "../../words/use-life.ts";
import { type Done, isLeaving } from "./act-draft.ts";
import { StepHead } from "../../life/step-head.tsx";

/** It is done: what happens next, and how to undo it where it can be undone. */
export function DoneStep({
  contract,
  type,
  done,
  clear,
}: {
  readonly contract: string;
  readonly type: string;
  readonly done: Done;
  readonly clear: () => void;
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const { preview, waitsForApproval, repeated, label } = done;
  const { effectiveOn } = preview;
  const day = effectiveOn === null ? null : dayText(effectiveOn, language, true);
  const ends = isLeaving(type);
  return (
    <>
      <div className="card">
        <DoneMark />
        <StepHead title={ends ? words.act.doneLeaving : words.act.doneTitle} />
        {ends ? null : <p className="strong">{say(label, language)}</p>}
        {waitsForApproval ? <p>{words.act.waits}</p> : null}
        {repeated ? <p className="sub">{words.act.repeated}</p> : null}
        <h2>{words.act.nextTitle}</h2>
        <ol className="next-steps">
          {day === null ? null : <li>{ends ? words.act.nextEnd(day) : words.act.nextFrom(day)}</li>}
          <li>{words.act.nextMail}</li>
        </ol>
      </div>
      <Follows follows={preview.follows} />
      {ends && day !== null ? <TakeBack contract={contract} day={day} /> : null}
      <div className="form-end two">
        <Link
          to="/contracts/$contract"
          params={{ contract }}
          className="button"
          onClick={() => clear()}
        >
          {words.act.toContract}
        </Link>
        <Link to="/documents" className="button ghost" onClick={() => clear()}>
          {words.act.toDocuments}
        </Link>
      </div>
    </>
  );
}

/** A change of mind costs nothing as long as the service still runs. */
function TakeBack({ contract, day }: { readonly contract: string; readonly day: string }) {
  const words = useLifeWords();
  const possible = useActions(OWN, contract).data?.actions;
  const back = possible?.find(({ type }) => type === "take-back-notice");
  if (back === undefined || !back.allowed) return null;
  return (
    <section className="section">
      <div className="card">
        <p>{words.act.takeBackWhy(day)}</p>
        <Link
          to="/contracts/$contract/$action"
          params={{ contract, action: "take-back-notice" }}
          className="quiet more"
        >
          {words.act.takeBack}
        </Link>
      </div>
    </section>
  );
}
