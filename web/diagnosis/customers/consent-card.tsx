import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CustomerView, Standing } from "../../../src/app/api/diagnosis-business.ts";
import { dayText, dotOf } from "../../format.ts";
import { readAnew } from "../../query.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor } from "../contractor/contractor-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { Sure } from "../../forms/sure.tsx";
import { useStanding } from "../contractor/use-standing.ts";
import { ConsentForm } from "./consent-form.tsx";

/** The customer's consent as it stands, and the way to give it or take it back (EN-11). */
export function ConsentCard({ found }: { readonly found: CustomerView }) {
  const { consent: words } = useContractorWords();
  const { data: standing } = useStanding();
  const [done, setDone] = useState(false);
  const isSigned = found.consent?.state === "signed";
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      <output className={done ? "told" : "unseen"}>{done ? words.done : ""}</output>
      <Past consent={found.consent} />
      {isSigned ? (
        <Withdraw found={found} />
      ) : (
        <>
          <p className="wash">
            <b>{words.withoutTitle}</b>
            <br />
            {words.without}
          </p>
          {standing ? <Ask found={found} standing={standing} done={() => setDone(true)} /> : null}
        </>
      )}
    </section>
  );
}

function Past({ consent }: Pick<CustomerView, "consent">) {
  const { consent: words } = useContractorWords();
  const { language } = useSpeech();
  if (consent === null) return null;
  const { signer, signedOn, form, paperReference, version, withdrawnOn } = consent;
  const by = [
    words.forms[form],
    ...(paperReference === "" ? [] : [paperReference]),
    words.version(version),
  ];
  return (
    <>
      <p>{words.signedBy(signer, dayText(signedOn, language, true))}</p>
      <p className="sub small">{by.join(dotOf(language))}</p>
      {withdrawnOn === null ? null : (
        <p className="consent-back">{words.withdrawnOn(dayText(withdrawnOn, language, true))}</p>
      )}
    </>
  );
}

function Ask({
  found,
  standing,
  done,
}: {
  readonly found: CustomerView;
  readonly standing: Standing;
  readonly done: () => void;
}) {
  const { consent: words } = useContractorWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <button type="button" className="button consent-begin" onClick={() => setOpen(true)}>
        {found.consent === null ? words.begin : words.again}
      </button>
    );
  }
  const signed = () => {
    done();
    void readAnew(client);
  };
  return <ConsentForm found={found} standing={standing} signed={signed} />;
}

function Withdraw({ found }: { readonly found: CustomerView }) {
  const { consent: words, customers } = useContractorWords();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => contractor.withdraw(found.customer),
    onSuccess: () => readAnew(client),
  });
  return (
    <>
      <Sure
        label={words.withdraw}
        why={words.withdrawWhy(found.diagnoses)}
        yes={words.withdrawYes}
        no={customers.eraseNo}
        isWorking={withdraw.isPending}
        act={() => withdraw.mutate()}
      />
      <RefusedNote error={withdraw.error} />
    </>
  );
}
