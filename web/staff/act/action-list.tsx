import { useId, useState } from "react";
import type { PossibleAction } from "../../../src/app/api/action.ts";
import { dayText, say, yenText } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { type ActionGroup, grouped } from "./action-groups.ts";
import { InlineClauses } from "../../life/clauses.tsx";

/** What may be done, by group; what few ask for and may not be done is folded away. */
export function ActionList({
  actions,
  open,
}: {
  readonly actions: readonly PossibleAction[];
  readonly open: (type: string) => void;
}) {
  const { staffAct } = useDesk();
  const ordered = [
    ...actions.filter(({ allowed }) => allowed),
    ...actions.filter(({ allowed }) => !allowed),
  ];
  const shown = ordered.filter(({ allowed, type }) => allowed || OFTEN_ASKED.has(type));
  const folded = ordered.filter((action) => !shown.includes(action));
  return (
    <>
      {shown.length === 0 ? <p className="sub">{staffAct.canNothing}</p> : null}
      {grouped(shown).map(({ group, actions: inGroup }) => (
        <Group key={group} group={group} actions={inGroup} open={open} />
      ))}
      {folded.length > 0 ? <Folded actions={folded} open={open} /> : null}
    </>
  );
}

/** What customers call about: why it cannot be done stands there without a click. */
const OFTEN_ASKED = new Set(["leave", "change-item", "pause", "withdraw"]);

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
            <ActionRow action={action} open={() => open(action.type)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One that is refused opens where it has questions: an earlier day may answer otherwise. */
function ActionRow({
  action,
  open,
}: {
  readonly action: PossibleAction;
  readonly open: () => void;
}) {
  const { allowed, fields } = action;
  if (!allowed && fields.length === 0) {
    return (
      <div className="action-row cannot">
        <RowText action={action} />
      </div>
    );
  }
  return (
    <button
      type="button"
      className={allowed ? "list-row action-row" : "list-row action-row cannot"}
      onClick={open}
    >
      <RowText action={action} />
    </button>
  );
}

function RowText({ action }: { readonly action: PossibleAction }) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  const { label, allowed, refused, hint, lastDay } = action;
  const by = lastDay ? staffAct.lastDay(dayText(lastDay, language, true)) : null;
  const note = allowed ? (hint ? say(hint, language) : by) : null;
  return (
    <>
      <span className="row">
        <span>{say(label, language)}</span>
        <Aside action={action} />
      </span>
      {note ? <span className="sub action-note">{note}</span> : null}
      {refused && !allowed ? (
        <span className="small action-note">
          {say(refused.reason, language)} <InlineClauses clauses={refused.clauses} short />
        </span>
      ) : null}
    </>
  );
}

function Aside({ action: { allowed, amount, needsTwo } }: { readonly action: PossibleAction }) {
  const { words } = useSpeech();
  const { staffAct } = useDesk();
  if (!allowed) return <span className="pill">{staffAct.cannot}</span>;
  if (amount !== null) {
    return (
      <span className="yen">
        {yenText(amount)}
        <span className="unit">{words.yen}</span>
      </span>
    );
  }
  return needsTwo ? <span className="pill">{staffAct.needsTwo}</span> : null;
}

function Folded({
  actions,
  open: openAction,
}: {
  readonly actions: readonly PossibleAction[];
  readonly open: (type: string) => void;
}) {
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
            <ActionRow action={action} open={() => openAction(action.type)} />
          </li>
        ))}
      </ul>
    </>
  );
}
