import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { dotOf } from "../../format.ts";
import { TextField } from "../../forms/text-field.tsx";
import { Fetched } from "../../parts/states.tsx";
import { readAnew } from "../../query.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor, type Users } from "../contractor/contractor-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { Secret } from "../../forms/secret.tsx";
import { Sure } from "../../forms/sure.tsx";
import { NewUser } from "./new-user.tsx";

type User = Users["users"][number];

/** Persons who may diagnose, each with an own login; a new one is invited. */
export function UsersCard() {
  const { people } = useContractorWords();
  const query = useQuery({ queryKey: ["diagnosis", "users"], queryFn: contractor.users });
  return (
    <section className="card">
      <h2 className="card-title">{people.users}</h2>
      <p className="sub">{people.lead}</p>
      <Fetched query={query} rows={1}>
        {({ users }) =>
          users.length === 0 ? (
            <p className="sub">{people.noUsers}</p>
          ) : (
            <ul className="people-rows">
              {users.map((user) => (
                <UserRow key={user.person} user={user} />
              ))}
            </ul>
          )
        }
      </Fetched>
      <NewUser needsResponsible={query.data !== undefined && !hasResponsible(query.data)} />
    </section>
  );
}

function hasResponsible({ users }: Users): boolean {
  return users.some(({ responsible, stopped }) => responsible && !stopped);
}

function UserRow({ user }: { readonly user: User }) {
  const { people } = useContractorWords();
  const { language } = useSpeech();
  const { name, email, responsible, agency, registered, stopped, stopReason } = user;
  const state = stopped ? people.stopped : registered ? people.active : people.waitsLogin;
  const about = [email, ...(agency === null ? [] : [agency]), ...(stopped ? [stopReason] : [])];
  return (
    <li>
      <div className="row">
        <span>
          <b>{name}</b> {responsible ? <span className="chip">{people.responsible}</span> : null}
        </span>
        <span className={stopped ? "pill" : "pill gain"}>{state}</span>
      </div>
      <p className="sub small">{about.join(dotOf(language))}</p>
      {stopped ? null : <UserSteps user={user} />}
    </li>
  );
}

function UserSteps({ user: { person, registered } }: { readonly user: User }) {
  const { people } = useContractorWords();
  const client = useQueryClient();
  const id = useId().replaceAll(/[^\w-]/g, "");
  const [reason, setReason] = useState("");
  const invite = useMutation({ mutationFn: () => contractor.invite(person) });
  const stop = useMutation({
    mutationFn: () => contractor.stopUser(person, reason.trim()),
    onSuccess: () => readAnew(client),
  });
  return (
    <>
      {registered ? null : (
        <button type="button" className="quiet" onClick={() => invite.mutate()}>
          {people.invite}
        </button>
      )}{" "}
      <Sure
        label={people.stop}
        why={people.stopWhy}
        yes={people.stopDo}
        no={people.cancel}
        isWorking={stop.isPending || reason.trim() === ""}
        act={() => stop.mutate()}
      >
        <TextField
          question={{ id: `${id}-reason`, label: people.reason, required: true, wrong: null }}
          value={reason}
          change={setReason}
        />
      </Sure>
      {invite.data ? (
        <Secret said={people.inviteMade} text={`${location.origin}${invite.data.url}`} />
      ) : null}
      <RefusedNote error={invite.error ?? stop.error} />
    </>
  );
}
