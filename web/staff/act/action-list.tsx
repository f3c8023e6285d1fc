import { useId, useState } from "react";
import type { PossibleAction } from "../../../src/app/api/action.ts";
import { dayText, say, yenText } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { type ActionGroup, grouped } from "./action-groups.ts";
import { Clauses } from "./clauses.tsx";

/** What may be done, by group; what few ask for and may not be done is folded away. */
export function ActionList({
  actions,
  open,
}: {
  readonly actions: readonly PossibleAction[];
  readonly open: (type: string) => void;
}) {
  const { staffAct } = useDesk();
  const shown = actions.filter((action) => mayBeOpened(action) || OFTEN_ASKED.has(action.type));
  const folded = actions.filter((action) => !shown.includes(action));
  return (
    <>
      {shown.length === 0 ? <p className="sub">{staffAct.canNothing}</p> : null}
      {grouped(shown).map(({ group, actions: inGroup }) => (
        <Group key={group} group={group} actions={inGroup} open={open} />
      ))}
      {folded.length > 0 ? <Cannot actions={folded} /> : null}
    </>
  );
}

/** What customers call about: why it cannot be done stands there without a click. */
const OFTEN_ASKED = new Set(["leave", "change-item", "pause", "withdraw"]);

/** Refused as it stands, yet other answers may be allowed: then its form is worth opening. */
function mayBeOpened({ allowed, fields }: PossibleAction): boolean {
  return allowed || fields.length > 0;
}

function Group({
  group,
  actions,
  open,
}: {
  readonly group: ActionGroup;
  readonly actions: readonly PossibleAction[];
  readonly open: (type: string) => void;
}) {
  const { staffAct } = useDesk();
  const id = useId();
  return (
    <section aria-labelledby={id} className="action-group">
      <h3 id={id}>{staffAct.groups[group]}</h3>
      <ul className="list">
        {actions.map((action) => (
          <li key={action.type}>
            {mayBeOpened(action) ? (
              <ActionRow action={action} open={() => open(action.type)} />
            ) : (
              <CannotRow action={action} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ActionRow({
  action,
  open,
}: {
  readonly action: PossibleAction;
  readonly open: () => void;
}) {
  const { words, language } = useSpeech();
  const { staffAct } = useDesk();
  const { amount, hint, lastDay, refused, needsTwo } = action;
  const note = hint
    ? say(hint, language)
    : lastDay
      ? staffAct.lastDay(dayText(lastDay, language, true))
      : refused && !action.allowed
        ? say(refused.reason, language)
        : null;
  return (
    <button type="button" className="list-row action-row" onClick={open}>
      <span className="row">
        <span>{say(action.label, language)}</span>
        {amount === null ? (
          needsTwo ? (
            <span className="pill">{staffAct.needsTwo}</span>
          ) : null
        ) : (
          <span className="yen">
            {yenText(amount)}
            <span className="unit">{words.yen}</span>
          </span>
        )}
      </span>
      {note ? <span className="sub action-note">{note}</span> : null}
    </button>
  );
}

function Cannot({ actions }: { readonly actions: readonly PossibleAction[] }) {
  const { staffAct } = useDesk();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="quiet cannot-more"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? staffAct.cannotLess : staffAct.cannotMore(actions.length)}
      </button>
      <ul id={id} className="list" hidden={!open}>
        {actions.map((action) => (
          <li key={action.type}>
            <CannotRow action={action} />
          </li>
        ))}
      </ul>
    </>
  );
}

function CannotRow({ action: { label, refused } }: { readonly action: PossibleAction }) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  return (
    <div className="action-row cannot">
      <div className="row">
        <span>{say(label, language)}</span>
        <span className="pill">{staffAct.cannot}</span>
      </div>
      {refused ? (
        <p className="small">
          {say(refused.reason, language)} <Clauses clauses={refused.clauses} short />
        </p>
      ) : null}
    </div>
  );
}
