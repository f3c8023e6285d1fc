import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import type { Purpose } from "../../../src/app/api/account.ts";
import { withQuery } from "../../api.ts";
import { dotOf, instantText, monthText } from "../../format.ts";
import { TextField } from "../../forms/text-field.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Fetched } from "../../parts/states.tsx";
import { readAnew } from "../../query.ts";
import { usePurpose } from "../../staff/purpose.ts";
import { useTell } from "../../staff/told.tsx";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { type Contractors, desk } from "./contractors-api.ts";
import { UsersCard } from "./users-card.tsx";
import "../../styles/contractor.css";

type Agency = Contractors["agencies"][number];

/** Contractors' diagnoses of the month, agencies that wait, users, and the anonymous figures. */
export function ContractorsPage() {
  const { desk: words } = useContractorWords();
  const { purpose } = usePurpose();
  const query = useQuery({
    queryKey: ["contractors", purpose],
    queryFn: () => desk.contractors(purpose),
  });
  return (
    <>
      <PageHead title={words.title} />
      <Fetched query={query}>
        {(found) => (
          <div className="contractor-columns side">
            <Counts found={found} />
            <div className="stack">
              <Waiting agencies={found.agencies} />
              <UsersCard users={found.users} />
              <ExportCard purpose={purpose} />
            </div>
          </div>
        )}
      </Fetched>
    </>
  );
}

function Counts({ found: { month, counts } }: { readonly found: Contractors }) {
  const { desk: words } = useContractorWords();
  const { language } = useSpeech();
  return (
    <section className="card">
      <h2 className="card-title">{words.month(monthText(month, language))}</h2>
      {counts.length === 0 ? (
        <p className="sub">{words.empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.contractor}</th>
              <th scope="col">{words.contract}</th>
              <th scope="col" className="number">
                {words.used}
              </th>
              <th scope="col" className="number">
                {words.stored}
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ account, name, contract, item, used, stored }) => (
              <tr key={contract}>
                <td>
                  <Link to="/accounts/$account" params={{ account }}>
                    {name}
                  </Link>
                </td>
                <td className="sub">
                  {contract}
                  {dotOf(language)}
                  {item}
                </td>
                <td className="number">{used}</td>
                <td className="number">{stored}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Waiting({ agencies }: { readonly agencies: readonly Agency[] }) {
  const { desk: words } = useContractorWords();
  return (
    <section className="card">
      <h2 className="card-title">{words.waiting}</h2>
      {agencies.length === 0 ? (
        <p className="sub">{words.noWaiting}</p>
      ) : (
        <ul className="people-rows">
          {agencies.map((agency) => (
            <WaitingAgency key={agency.agency} of={agency} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** A refusal has its reason; an approval may have one. */
function WaitingAgency({ of }: { readonly of: Agency }) {
  const { desk: words } = useContractorWords();
  const { language } = useSpeech();
  const { purpose } = usePurpose();
  const client = useQueryClient();
  const tell = useTell();
  const id = useId().replaceAll(/[^\w-]/g, "");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const decide = useMutation({
    mutationFn: (decision: "approved" | "refused") =>
      desk.decide(purpose, of.agency, { decision, reason: reason.trim() }),
    onSuccess: async (_, decision) => {
      tell(words[decision]);
      await readAnew(client);
    },
  });
  const isUnsaid = reason.trim() === "";
  const wrong = tried && isUnsaid ? words.needReason : null;
  const about = [of.address, of.contact, words.applied(instantText(of.appliedAt, language))];
  return (
    <li>
      <b>{of.name}</b>
      <p className="sub small">
        <Link to="/accounts/$account" params={{ account: of.account }}>
          {of.contractor}
        </Link>
        {dotOf(language)}
        {about.filter((text) => text !== "").join(dotOf(language))}
      </p>
      <TextField
        question={{ id: `${id}-reason`, label: words.reason, required: false, wrong }}
        value={reason}
        change={setReason}
        letters={40}
      />
      <div className="button-row">
        <button
          type="button"
          className="button"
          disabled={decide.isPending}
          onClick={() => decide.mutate("approved")}
        >
          {words.approve}
        </button>
        <button
          type="button"
          className="button ghost"
          disabled={decide.isPending}
          onClick={() => (isUnsaid ? setTried(true) : decide.mutate("refused"))}
        >
          {words.refuse}
        </button>
      </div>
      <RefusedNote error={decide.error} />
    </li>
  );
}

function ExportCard({ purpose }: { readonly purpose: Purpose }) {
  const { desk: words } = useContractorWords();
  return (
    <section className="card">
      <h2 className="card-title">{words.export}</h2>
      <p className="sub">{words.exportWhy}</p>
      <div className="button-row">
        <a
          className="button ghost"
          href={withQuery("/api/staff/diagnosis/export", { purpose })}
          download
        >
          {words.exportDo}
        </a>
      </div>
    </section>
  );
}
