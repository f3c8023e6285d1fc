import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { Account } from "../../src/app/api/account.ts";
import { useState } from "react";
import { accounts } from "../account-api.ts";
import { readerOf } from "../api.ts";
import { say, supplyPointText, yenText } from "../format.ts";
import { DevicesCard } from "../home/desk/devices-card.tsx";
import { Fetched } from "../parts/states.tsx";
import { UsePanel } from "../use/use-panel.tsx";
import { useSpeech } from "../words/language.ts";
import { useStaffWords } from "../words/use-staff.ts";
import { usePersonWords } from "../words/person.ts";
import { useDesk } from "../words/use-desk.ts";
import { ActionsCard, type Opened } from "./act/actions-card.tsx";
import { BillsTable } from "./bills-table.tsx";
import { DeadlinesCard } from "./deadlines-card.tsx";
import { DocumentsCard } from "./documents-card.tsx";
import { EventPanel, type OpenedEvent } from "./event-panel.tsx";
import { PreviewCard } from "./preview-card.tsx";
import { usePurpose } from "./purpose.ts";
import { PointsCard } from "../points/staff-card.tsx";
import { SwitchCard } from "./switch-card.tsx";
import { Timelines } from "./timelines.tsx";

/** Everything about one account on one page. */
export function AccountPage() {
  const { account } = useParams({ from: "/accounts/$account" });
  const { purpose } = usePurpose();
  const query = useQuery({
    queryKey: ["account", account, purpose],
    queryFn: () => accounts.account(account, purpose),
  });
  return (
    <Fetched alone query={query} rows={5}>
      {(found) => <AccountView account={found} />}
    </Fetched>
  );
}

function AccountView({ account }: { readonly account: Account }) {
  const { language } = useSpeech();
  const staff = useStaffWords();
  const { purpose } = usePurpose();
  const ask = useSearch({ from: "/accounts/$account" });
  const navigate = useNavigate({ from: "/accounts/$account" });
  const from = readerOf(account.account, purpose);
  const [event, openEvent] = useState<OpenedEvent | null>(null);
  const [action, openAction] = useState<Opened | null>(null);
  return (
    <div className="staff-columns account-columns">
      <div className="stack">
        <section className="card">
          <Who account={account} />
          <Timelines
            account={account}
            open={({ contract }, { position, label }) =>
              openEvent({ contract: contract.id, position, label: say(label, language) })
            }
          />
        </section>
      </div>
      <div className="stack account-doing">
        <Doing account={account} opened={action} open={openAction} />
        <DocumentsCard account={account} />
        <PreviewCard account={account.account} />
      </div>
      <div className="stack">
        <section className="card">
          <h2 className="card-title">{staff.bills}</h2>
          <BillsTable account={account} />
        </section>
        <SwitchCard account={account} open={openAction} />
        <PointsCard account={account.account} />
        <DevicesCard account={account.account} />
        <section>
          <h2 className="unseen">{staff.use}</h2>
          <UsePanel
            from={from}
            ask={ask}
            go={(search) => void navigate({ search, resetScroll: false, replace: true })}
          />
        </section>
      </div>
      {event === null ? null : (
        <EventPanel account={account.account} opened={event} close={() => openEvent(null)} />
      )}
    </div>
  );
}

/** What may be done now, and by when: a deadline opens the action that it is the deadline of. */
function Doing({
  account,
  opened,
  open,
}: {
  readonly account: Account;
  readonly opened: Opened | null;
  readonly open: (opened: Opened | null) => void;
}) {
  const contracts = account.timelines.map(({ contract }) => contract);
  const running = contracts.find(({ state }) => state === "active") ?? contracts[0];
  const [chosen, choose] = useState(running?.id);
  const shown = opened?.contract ?? chosen;
  const contract = contracts.find(({ id }) => id === shown) ?? running;
  const show = (next: Opened | null) => {
    // What was opened stays chosen after it is closed.
    choose(next?.contract ?? shown);
    open(next);
  };
  return (
    <>
      {contract === undefined ? (
        <FirstApplication account={account.account} />
      ) : (
        <ActionsCard
          account={account}
          chosen={contract}
          choose={choose}
          opened={opened}
          open={show}
        />
      )}
      <DeadlinesCard account={account} open={show} />
    </>
  );
}

function Who({ account }: { readonly account: Account }) {
  const { words } = useSpeech();
  const staff = useStaffWords();
  const person = usePersonWords();
  const points = account.timelines.flatMap(({ contract }) =>
    contract.supplyPoint ? supplyPointText(contract.supplyPoint) : [],
  );
  return (
    <>
      <div className="row wrap">
        <h1 className="who">
          {account.name} <span className="sub">{account.kana}</span>
        </h1>
        <span className="pill">
          {staff.billed} {yenText(account.billed)} {words.yen}
        </span>
      </div>
      <p className="sub">
        {[`${staff.account} ${account.account}`, account.phone, account.email]
          .filter((part) => part !== null)
          .join("　")}
      </p>
      <p className="sub">{[account.address, ...points].join("　")}</p>
      <Link
        to="/accounts/$account/person"
        params={{ account: account.account }}
        className="quiet more"
      >
        {person.onFile}
      </Link>
    </>
  );
}

/** Without a contract there is one thing to do. */
function FirstApplication({ account }: { readonly account: string }) {
  const { staffAct } = useDesk();
  return (
    <section className="card">
      <h2 className="card-title">{staffAct.now}</h2>
      <Link className="button ghost" to="/accounts/$account/apply" params={{ account }}>
        {staffAct.apply}
      </Link>
    </section>
  );
}
