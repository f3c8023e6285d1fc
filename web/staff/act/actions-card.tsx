import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Account } from "../../../src/app/api/account.ts";
import type { PossibleActions } from "../../../src/app/api/action.ts";
import type { ContractView } from "../../../src/app/api/contract.ts";
import { readerOf } from "../../api.ts";
import type { Typed } from "../../forms/question.ts";
import { say } from "../../format.ts";
import { useActions } from "../../life/use-life-queries.ts";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { usePurpose } from "../purpose.ts";
import type { Place } from "../use-act.ts";
import { ActionList } from "./action-list.tsx";
import { ActionPanel } from "./action-panel.tsx";

/** An action that is open in the panel. */
export interface Opened {
  readonly contract: string;
  readonly type: string;
  readonly preset: Typed;
}

/** What may be done now with each contract of the account, with its price; or why not. */
export function ActionsCard({
  account,
  chosen,
  choose,
  opened,
  open,
}: {
  readonly account: Account;
  readonly chosen: ContractView;
  readonly choose: (contract: string) => void;
  readonly opened: Opened | null;
  readonly open: (opened: Opened | null) => void;
}) {
  const { staffAct } = useDesk();
  const { purpose } = usePurpose();
  const place = { from: readerOf(account.account, purpose), contract: chosen.id };
  const query = useActions(place.from, place.contract);
  return (
    <section className="card">
      <h2 className="card-title">{staffAct.now}</h2>
      <ContractChips account={account} chosen={chosen} choose={choose} />
      <Fetched query={query} rows={2}>
        {(actions) => (
          <Found
            key={chosen.id}
            actions={actions}
            place={place}
            contract={chosen}
            opened={opened?.contract === chosen.id ? opened : null}
            open={open}
          />
        )}
      </Fetched>
      <Link
        className="quiet apply-link"
        to="/accounts/$account/apply"
        params={{ account: account.account }}
      >
        {staffAct.apply}
      </Link>
    </section>
  );
}

function Found({
  actions,
  place,
  contract,
  opened,
  open,
}: {
  readonly actions: PossibleActions;
  readonly place: Place;
  readonly contract: ContractView;
  readonly opened: Opened | null;
  readonly open: (opened: Opened | null) => void;
}) {
  const { language } = useSpeech();
  return (
    <>
      <ActionList
        actions={actions.actions}
        open={(type) => open({ contract: contract.id, type, preset: {} })}
      />
      {opened === null ? null : (
        <ActionPanel
          key={opened.type}
          place={place}
          actions={actions}
          name={`${say(contract.name, language)} ${contract.id}`}
          first={opened}
          close={() => open(null)}
        />
      )}
    </>
  );
}

/** Which contract it is about; several of one service are told apart by their number. */
function ContractChips({
  account,
  chosen,
  choose,
}: {
  readonly account: Account;
  readonly chosen: ContractView;
  readonly choose: (contract: string) => void;
}) {
  const { words, language } = useSpeech();
  const { staffAct } = useDesk();
  const [all, setAll] = useState(false);
  const contracts = account.timelines.map(({ contract }) => contract);
  const shown = contracts.filter((one) => all || !isOver(one) || one.id === chosen.id);
  const hidden = contracts.length - shown.length;
  return (
    <fieldset className="tablist contract-chips">
      <legend className="unseen">{staffAct.contract}</legend>
      {shown.map((one) => (
        <button
          key={one.id}
          type="button"
          className="tab"
          aria-pressed={one.id === chosen.id}
          title={`${one.id} ${words.contractStates[one.state]}`}
          onClick={() => choose(one.id)}
        >
          <span className={`swatch tone-${one.tone}`} />
          {say(one.short, language)}
          {contracts.filter(({ service }) => service === one.service).length > 1 ? (
            <span className="small"> {one.id}</span>
          ) : null}
          {one.state === "active" ? null : (
            <span className="small"> {words.contractStates[one.state]}</span>
          )}
        </button>
      ))}
      {hidden > 0 ? (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {staffAct.over(hidden)}
        </button>
      ) : null}
    </fieldset>
  );
}

function isOver({ state }: ContractView): boolean {
  return state === "ended" || state === "withdrawn" || state === "refused";
}
