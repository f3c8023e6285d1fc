import { useState } from "react";
import type { PossibleAction, PossibleActions } from "../../../src/app/api/action.ts";
import { readerOf } from "../../api.ts";
import { say } from "../../format.ts";
import { useActions } from "../../life/use-life-queries.ts";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { ActionForm } from "../act/action-form.tsx";
import { RefusalView } from "../act/refusal-view.tsx";
import { usePurpose } from "../purpose.ts";
import type { Place } from "../use-act.ts";
import type { Item } from "./items.ts";

/** The actions that settle an item, one of them open with its outcome ready. */
export function ItemActions({ item, today }: { readonly item: Item; readonly today: string }) {
  const { queues } = useDesk();
  const { purpose } = usePurpose();
  const place = { from: readerOf(item.account, purpose), contract: item.contract };
  const query = useActions(place.from, place.contract);
  if (item.acts.length === 0) return <p className="sub work-none">{queues.noAction}</p>;
  return (
    <Fetched query={query} rows={2}>
      {(actions) => <Choices item={item} place={place} actions={actions} today={today} />}
    </Fetched>
  );
}

function Choices({
  item,
  place,
  actions,
  today,
}: {
  readonly item: Item;
  readonly place: Place;
  readonly actions: PossibleActions;
  readonly today: string;
}) {
  const { language } = useSpeech();
  const { queues } = useDesk();
  const possible = item.acts.flatMap((type) => actions.actions.filter((one) => one.type === type));
  const [type, choose] = useState<string | null>(null);
  const open = possible.find((one) => one.type === type) ?? likeliest(possible);
  if (open === undefined) return <p className="sub work-none">{queues.noAction}</p>;
  return (
    <div className="work-decision">
      {possible.length > 1 ? (
        <fieldset className="tablist">
          <legend className="unseen">{queues.decision}</legend>
          {possible.map((one) => (
            <button
              key={one.type}
              type="button"
              className="tab"
              aria-pressed={one.type === open.type}
              onClick={() => choose(one.type)}
            >
              {say(one.label, language)}
            </button>
          ))}
        </fieldset>
      ) : (
        <h3>{say(open.label, language)}</h3>
      )}
      {open.refused && !open.allowed && open.fields.length === 0 ? (
        <RefusalView refused={open.refused} />
      ) : (
        <ActionForm
          key={open.type}
          asking={{ place, today, possible: open, preset: item.preset }}
          done={() => choose(null)}
        />
      )}
    </div>
  );
}

/** What may be done as it stands; else what other answers may allow. */
function likeliest(possible: readonly PossibleAction[]): PossibleAction | undefined {
  const open = possible.find(({ allowed }) => allowed);
  return open ?? possible.find(({ fields }) => fields.length > 0) ?? possible[0];
}
