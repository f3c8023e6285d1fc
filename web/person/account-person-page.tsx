import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type Reader, readerOf } from "../api.ts";
import { Failed, Fetched } from "../parts/states.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { person } from "../person-api.ts";
import { usePurpose } from "../staff/purpose.ts";
import { usePersonWords } from "../words/person.ts";
import { ChangePerson } from "./person-page.tsx";
import { CONTACT, NAMES } from "./questions.ts";
import "../styles/person.css";

const ALL = [...NAMES, ...CONTACT];

/** What is on file about a customer, for the desk: corrected there, and invited to log in. */
export function AccountPersonPage() {
  const { account } = useParams({ from: "/accounts/$account/person" });
  const { purpose } = usePurpose();
  const words = usePersonWords();
  const from = readerOf(account, purpose);
  const query = useQuery({ queryKey: ["person", from], queryFn: () => person.read(from) });
  return (
    <>
      <PageHead title={`${words.title} ${account}`} />
      <Fetched query={query}>
        {(found) => (
          <>
            <Invite from={from} registered={found.registered} />
            <ChangePerson from={from} found={found} questions={ALL} />
          </>
        )}
      </Fetched>
    </>
  );
}

function Invite({ from, registered }: { readonly from: Reader; readonly registered: boolean }) {
  const words = usePersonWords();
  const invite = useMutation({ mutationFn: () => person.invite(from) });
  return (
    <section className="card">
      <div className="row wrap">
        <span className={registered ? "pill gain" : "pill"}>
          {registered ? words.registered : words.unregistered}
        </span>
        <button
          type="button"
          className="button ghost"
          disabled={invite.isPending}
          onClick={() => invite.mutate()}
        >
          {words.invite}
        </button>
      </div>
      <p className="sub">{words.inviteLead}</p>
      {invite.isError ? <Failed error={invite.error} retry={() => invite.mutate()} /> : null}
      {invite.data ? (
        <output className="told">
          <span className="strong">{words.invited}</span>
          <code className="secret">{`${location.origin}${invite.data.url}`}</code>
        </output>
      ) : null}
    </section>
  );
}
