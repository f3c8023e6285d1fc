import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { CustomerView } from "../../../src/app/api/diagnosis-business.ts";
import type { DiagnosisMade } from "../../../src/app/api/diagnosis-run.ts";
import { ask } from "../../api.ts";
import { say } from "../../format.ts";
import { type Submission, submissionFor } from "../../forms/submission-key.ts";
import { Failed } from "../../parts/states.tsx";
import { useOnline } from "../../parts/use-online.ts";
import { useSpeech } from "../../words/language.ts";
import { type DiagnoseWords, useDiagnoseWords } from "../../words/diagnose.ts";
import { contractor } from "../contractor/contractor-api.ts";
import type { Asked } from "../worker/asked.ts";
import { Choice } from "./controls.tsx";
import type { Engines } from "./use-engine.ts";

/** Makes the diagnosis at the server: counted once, kept only under the customer's consent. */
export function KeepCard({
  engines,
  asked,
  chosen,
}: {
  readonly engines: Engines;
  readonly asked: Asked;
  /** The customer that the address names. */
  readonly chosen: string;
}) {
  const { keep: words } = useDiagnoseWords();
  const online = useOnline();
  const [customer, setCustomer] = useState(chosen);
  const query = useQuery({ queryKey: ["diagnosis", "customers"], queryFn: contractor.customers });
  const customers = query.data?.customers ?? [];
  const make = useMade(engines, asked, customer);
  const label = customer === "" ? words.only : words.make;
  return (
    <section className="keep" aria-label={words.title}>
      <Choice
        label={words.customer}
        value={customer}
        options={[
          { value: "", label: words.nobody },
          ...customers.map((each) => ({
            value: String(each.customer),
            label: `${each.name}（${words.consent[consentOf(each)]}）`,
          })),
        ]}
        change={setCustomer}
      />
      <button
        type="button"
        className="button"
        disabled={!online || make.isPending}
        onClick={() => make.mutate()}
      >
        {make.isPending ? words.making : label}
      </button>
      {online ? null : <p className="sub small">{words.waits}</p>}
      <output className="kept-note" aria-live="polite">
        {make.data === undefined ? null : <MadeNote made={make.data} words={words} />}
      </output>
      {make.isError ? <Failed error={make.error} retry={() => make.mutate()} /> : null}
      {customers.length === 0 ? (
        <Link to="/diagnosis/customers" className="quiet">
          {words.newCustomer}
        </Link>
      ) : null}
    </section>
  );
}

/** Sends the question under its key; everything that counts or lists diagnoses is read anew. */
function useMade(engines: Engines, asked: Asked, customer: string) {
  const client = useQueryClient();
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: async () => {
      const question = await engines.quick.call("write", asked);
      const body = { customer: customer === "" ? null : Number(customer), question };
      sent.current = submissionFor(sent.current, body);
      return ask<DiagnosisMade>("POST", "/api/diagnoses", body, sent.current.key);
    },
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [room, what] }) => room === "diagnosis" && what !== "pack",
      }),
  });
}

function consentOf({ consent }: CustomerView): "signed" | "none" | "withdrawn" {
  return consent === null ? "none" : consent.state;
}

/** What became of it: kept and where, or not kept and why; how it counted. */
function MadeNote({
  made: { diagnosis, keptNot, repeated, counted },
  words,
}: {
  readonly made: DiagnosisMade;
  readonly words: DiagnoseWords["keep"];
}) {
  const { language } = useSpeech();
  return (
    <>
      {diagnosis === null ? null : (
        <p>
          {words.kept}{" "}
          <Link to="/diagnosis/kept/$diagnosis" params={{ diagnosis: String(diagnosis) }}>
            {words.open}
          </Link>
        </p>
      )}
      {keptNot === null ? null : <p>{say(keptNot.reason, language)}</p>}
      <p className="sub small">
        {repeated ? words.repeated : counted?.isAbove === true ? words.above : words.counted}
      </p>
    </>
  );
}
