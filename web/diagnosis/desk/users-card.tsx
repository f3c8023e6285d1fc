import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { formatDay } from "../../../src/kernel/day.ts";
import { readTypedDay } from "../../../src/kernel/typed/typed-day.ts";
import { dotOf } from "../../format.ts";
import { DayField } from "../../forms/day-field.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { readAnew } from "../../query.ts";
import { usePurpose } from "../../staff/purpose.ts";
import { useTell } from "../../staff/told.tsx";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { Sure } from "../../forms/sure.tsx";
import { desk, type DeskUser } from "./contractors-api.ts";

/** Users of all contractors; the desk stops one whose breach was not mended (EN-21). */
export function UsersCard({ users }: { readonly users: readonly DeskUser[] }) {
  const { desk: words } = useContractorWords();
  return (
    <section className="card">
      <h2 className="card-title">{words.users}</h2>
      {users.length === 0 ? (
        <p className="sub">{words.noUsers}</p>
      ) : (
        <ul className="people-rows">
          {users.map((user) => (
            <UserRow key={user.person} user={user} />
          ))}
        </ul>
      )}
    </section>
  );
}

function UserRow({ user }: { readonly user: DeskUser }) {
  const { language } = useSpeech();
  const { account, contractor, name, email, agency } = user;
  const dot = dotOf(language);
  return (
    <li>
      <b>{name}</b>
      <p className="sub small">
        <Link to="/accounts/$account" params={{ account }}>
          {contractor}
        </Link>
        {dot}
        {[...(agency === null ? [] : [agency]), email].join(dot)}
      </p>
      <Stop user={user} />
    </li>
  );
}

function Stop({ user }: { readonly user: DeskUser }) {
  const { desk: words, people } = useContractorWords();
  const { purpose } = usePurpose();
  const client = useQueryClient();
  const tell = useTell();
  const id = useId().replaceAll(/[^\w-]/g, "");
  const [typed, setTyped] = useState({ breachOn: "", reason: "" });
  const breachOn = readTypedDay(typed.breachOn);
  const reason = typed.reason.trim();
  const stop = useMutation({
    mutationFn: (on: string) => desk.stop(purpose, user, { breachOn: on, reason }),
    onSuccess: async () => {
      tell(words.stopped(user.name));
      await readAnew(client);
    },
  });
  return (
    <Sure
      label={words.stop}
      why={words.stopWhy}
      yes={words.stopDo}
      no={people.cancel}
      isWorking={stop.isPending || !breachOn.ok || reason === ""}
      act={() => breachOn.ok && stop.mutate(formatDay(breachOn.value))}
    >
      <DayField
        question={{ id: `${id}-breach`, label: words.breachOn, required: true, wrong: null }}
        value={typed.breachOn}
        change={(text) => setTyped({ ...typed, breachOn: text })}
      />
      <TextField
        question={{ id: `${id}-reason`, label: words.reason, required: true, wrong: null }}
        value={typed.reason}
        change={(text) => setTyped({ ...typed, reason: text })}
      />
      <RefusedNote error={stop.error} />
    </Sure>
  );
}
