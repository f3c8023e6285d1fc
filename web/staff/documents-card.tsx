import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { Account } from "../../src/app/api/account.ts";
import type { DocumentRow } from "../../src/app/api/document.ts";
import { type Reader, readerOf } from "../api.ts";
import { DayField } from "../forms/day-field.tsx";
import type { AskedQuestion } from "../forms/question.ts";
import { readAnswer } from "../forms/read-answer.ts";
import { dayText, dotOf, say } from "../format.ts";
import { life } from "../life-api.ts";
import { Fetched } from "../parts/states.tsx";
import { readAnew } from "../query.ts";
import { useSpeech } from "../words/language.ts";
import { deskEn } from "../words/desk-en.ts";
import { deskJa } from "../words/desk-ja.ts";
import { useDesk } from "../words/use-desk.ts";
import { ActFailed } from "./act/act-failed.tsx";
import { usePurpose } from "./purpose.ts";

const FIRST_SHOWN = 5;

/** Documents that the account was given, newest first, with their receipt. */
export function DocumentsCard({ account }: { readonly account: Account }) {
  const { papers } = useDesk();
  const { purpose } = usePurpose();
  const from = readerOf(account.account, purpose);
  const query = useQuery({
    queryKey: ["documents", account.account, purpose],
    queryFn: () => life.documents(from),
  });
  return (
    <section className="card">
      <h2 className="card-title">{papers.title}</h2>
      <Fetched query={query} rows={1}>
        {({ documents }) => (
          <Rows
            documents={documents}
            show={{ account: account.account, from, today: account.today }}
          />
        )}
      </Fetched>
    </section>
  );
}

interface Show {
  readonly account: string;
  readonly from: Reader;
  readonly today: string;
}

function Rows({
  documents,
  show,
}: {
  readonly documents: readonly DocumentRow[];
  readonly show: Show;
}) {
  const { papers } = useDesk();
  const [all, setAll] = useState(false);
  if (documents.length === 0) return <p className="sub">{papers.none}</p>;
  const shown = all ? documents : documents.slice(0, FIRST_SHOWN);
  return (
    <>
      <ul className="papers">
        {shown.map((row) => (
          <li key={row.id}>
            <PaperRow row={row} show={show} />
          </li>
        ))}
      </ul>
      {shown.length < documents.length ? (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {papers.more(documents.length - shown.length)}
        </button>
      ) : null}
    </>
  );
}

function PaperRow({ row, show }: { readonly row: DocumentRow; readonly show: Show }) {
  const { language } = useSpeech();
  const { papers } = useDesk();
  const { account } = show;
  const [receiving, setReceiving] = useState(false);
  const day = (on: string) => dayText(on, language, true);
  const said = [
    papers.issued(day(row.issuedOn)),
    papers.forms[row.form],
    papers.version(row.version),
    row.receivedOn ? papers.received(day(row.receivedOn)) : papers.notReceived,
  ];
  return (
    <>
      <div className="row wrap">
        <Link to="/accounts/$account/documents/$document" params={{ account, document: row.id }}>
          {say(row.title, language)}
        </Link>
        {row.receivedOn === null && !receiving ? (
          <button type="button" className="quiet papers-receive" onClick={() => setReceiving(true)}>
            {papers.receive}
          </button>
        ) : null}
      </div>
      <p className="sub small">{said.join(dotOf(language))}</p>
      {row.starts ? (
        <p className="sub small">
          {say(row.starts.label, language)}
          {row.starts.lastDay ? ` ${day(row.starts.lastDay)}` : ""}
        </p>
      ) : null}
      {receiving ? <ReceiveForm row={row} show={show} close={() => setReceiving(false)} /> : null}
    </>
  );
}

/** The day of receipt starts the days that depend on it: so it is asked, not assumed. */
function ReceiveForm({
  row,
  show: { from, today },
  close,
}: {
  readonly row: DocumentRow;
  readonly show: Show;
  readonly close: () => void;
}) {
  const { words, language } = useSpeech();
  const { papers } = useDesk();
  const id = useId();
  const client = useQueryClient();
  const [typed, type] = useState(today);
  const [tried, setTried] = useState(false);
  const read = readAnswer(RECEIVED_ON, typed);
  const receive = useMutation({
    mutationFn: (on: string) => life.receiveDocument(from, row.id, on),
    onSuccess: async () => {
      close();
      await readAnew(client);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.ok) receive.mutate(read.value);
  };
  const wrong = tried && !read.ok ? say(read.refusal, language) : null;
  return (
    <form className="receive" onSubmit={submit} noValidate>
      <DayField
        question={{ id, label: papers.receiveOn, required: true, wrong }}
        value={typed}
        change={type}
      />
      <div className="act-buttons">
        <button type="submit" className="button" disabled={receive.isPending}>
          {papers.receive}
        </button>
        <button type="button" className="button ghost" onClick={close}>
          {words.close}
        </button>
      </div>
      {receive.isError ? <ActFailed error={receive.error} again={() => receive.reset()} /> : null}
    </form>
  );
}

const RECEIVED_ON: AskedQuestion = {
  name: "on",
  kind: "day",
  label: { ja: deskJa.papers.receiveOn, en: deskEn.papers.receiveOn },
  help: null,
  required: true,
  choices: [],
  into: "action",
  min: null,
  preset: null,
};
