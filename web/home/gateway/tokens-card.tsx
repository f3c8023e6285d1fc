import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Option } from "../../forms/choice-field.tsx";
import { Secret } from "../../forms/secret.tsx";
import { Sure } from "../../forms/sure.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { dotOf, instantText } from "../../format.ts";
import { homeApi, type NewToken, type Tokens } from "../../home-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";

const TOKENS = ["home", "tokens"] as const;

/** Personal tokens for the ECHONET Lite Web API of the own home; each secret is shown once. */
export function TokensCard() {
  const { tokens: words } = useHomeWords();
  const query = useQuery({ queryKey: TOKENS, queryFn: homeApi.tokens });
  const [made, setMade] = useState<NewToken | null>(null);
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const isMade = (token: NewToken) => {
    setMade(token);
    setOpen(false);
    void client.invalidateQueries({ queryKey: TOKENS });
  };
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      <p className="sub">{words.why}</p>
      <Fetched query={query} rows={1}>
        {({ tokens }) =>
          tokens.length === 0 ? (
            <p className="sub">{words.none}</p>
          ) : (
            <ul className="plan-rows">
              {tokens.map((token) => (
                <TokenRow key={token.token} of={token} />
              ))}
            </ul>
          )
        }
      </Fetched>
      {made === null ? null : <Secret said={words.secret} text={made.secret} />}
      {open ? (
        <TokenForm made={isMade} cancel={() => setOpen(false)} />
      ) : (
        <div className="button-row">
          <button type="button" className="button ghost" onClick={() => setOpen(true)}>
            {words.add}
          </button>
        </div>
      )}
    </section>
  );
}

function TokenRow({ of }: { readonly of: Tokens["tokens"][number] }) {
  const { tokens: words } = useHomeWords();
  const { language } = useSpeech();
  const client = useQueryClient();
  const drop = useMutation({
    mutationFn: () => homeApi.dropToken(of.token),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
  });
  const about = [
    words.made(instantText(of.madeAt, language)),
    of.lastUsedAt === null ? words.unused : words.used(instantText(of.lastUsedAt, language)),
  ];
  return (
    <li>
      <div className="row wrap plan-head">
        <b>{of.name}</b>
        <span className="pill">{of.mayControl ? words.control : words.read}</span>
      </div>
      <p className="sub small">{about.join(dotOf(language))}</p>
      <RefusedNote error={drop.error} />
      <Sure
        label={words.drop}
        why={words.dropWhy}
        yes={words.drop}
        no={words.cancel}
        isWorking={drop.isPending}
        act={() => drop.mutate()}
      />
    </li>
  );
}

function TokenForm({
  made,
  cancel,
}: {
  readonly made: (token: NewToken) => void;
  readonly cancel: () => void;
}) {
  const { tokens: words } = useHomeWords();
  const id = useId();
  const [name, setName] = useState("");
  const [mayControl, setMayControl] = useState(false);
  const [tried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: () => homeApi.makeToken({ name: name.trim(), mayControl }),
    onSuccess: made,
  });
  const isFine = name.trim().length > 0 && name.trim().length <= 40;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isFine) make.mutate();
  };
  const wrong = tried && !isFine ? words.needName : null;
  return (
    <form className="home-form plan-form" onSubmit={submit} noValidate>
      <TextField
        question={{ id, label: words.name, help: words.nameHelp, required: true, wrong }}
        value={name}
        change={setName}
        letters={26}
      />
      <Option
        kind="checkbox"
        name={`${id}-control`}
        choice={{ value: "control", label: words.mayControl, help: words.mayControlHelp }}
        chosen={mayControl}
        change={() => setMayControl(!mayControl)}
      />
      <RefusedNote error={make.error} />
      <div className="button-row">
        <button type="submit" className="button" disabled={make.isPending}>
          {make.isPending ? words.making : words.make}
        </button>
        <button type="button" className="button ghost" onClick={cancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
