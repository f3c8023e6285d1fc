import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { CustomerView, Standing } from "../../../src/app/api/diagnosis-business.ts";
import type { LabelText } from "../../../src/app/api/fields.ts";
import { say } from "../../format.ts";
import { AskedField } from "../../forms/asked-field.tsx";
import { answersBody } from "../../forms/answers.ts";
import { Option } from "../../forms/choice-field.tsx";
import { ErrorSummary } from "../../forms/error-summary.tsx";
import { FieldGroup } from "../../forms/field.tsx";
import {
  type AskedQuestion,
  controlId,
  formQuestion,
  type Typed,
  typedOf,
} from "../../forms/question.ts";
import { useQuestions } from "../../forms/use-questions.ts";
import { contractorEn } from "../../words/contractor-en.ts";
import { contractorJa } from "../../words/contractor-ja.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor } from "../contractor/contractor-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { ConsentPaper } from "./consent-paper.tsx";

type Said = "form" | "reference" | "referenceHelp" | "signer" | "signerHelp" | "signedOn";

function label(name: Said): LabelText {
  return { ja: contractorJa.consent[name], en: contractorEn.consent[name] };
}

const FORM = formQuestion("form", label("form"), {
  kind: "choice",
  required: true,
  preset: "screen",
  choices: (["screen", "paper"] as const).map((value) => ({
    value,
    label: { ja: contractorJa.consent.forms[value], en: contractorEn.consent.forms[value] },
  })),
});
const SIGNER = formQuestion("signer", label("signer"), {
  required: true,
  help: label("signerHelp"),
});
const ON_PAPER = [
  formQuestion("signedOn", label("signedOn"), { kind: "day", required: true }),
  formQuestion("paperReference", label("reference"), {
    required: true,
    help: label("referenceHelp"),
  }),
];
const BY_SCREEN: readonly AskedQuestion[] = [FORM, SIGNER];
const BY_PAPER: readonly AskedQuestion[] = [FORM, SIGNER, ...ON_PAPER];
const OF = "consent";

interface Props {
  readonly found: CustomerView;
  readonly standing: Standing;
  readonly signed: () => void;
}

/** The five uses, each with its own yes, and the signature: typed here, or on a paper. */
export function ConsentForm({ found, standing, signed }: Props) {
  const { consent: words } = useContractorWords();
  const { purposes, version } = standing.consent;
  const [typed, setTyped] = useState<Typed>({});
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const isPaper = typedOf(FORM, typed) === "paper";
  const questions = isPaper ? BY_PAPER : BY_SCREEN;
  const asking = useQuestions(OF, questions, typed);
  const missing = purposes.filter(({ key }) => !agreed.has(key)).length;
  const sending = useMutation({ mutationFn: contractor.sign.bind(null, found.customer) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!asking.tryOn(missing > 0) || sending.isPending) return;
    const { signer, signedOn = standing.today, paperReference = "" } = textsOf(questions, typed);
    const form = isPaper ? "paper" : "screen";
    const said = { version, form, signer: signer ?? "", signedOn, paperReference } as const;
    sending.mutate({ ...said, agreed: [...agreed] }, { onSuccess: signed });
  };
  const notAll = missing > 0 ? words.missing(missing) : null;
  const mistakes = [
    ...(notAll === null ? [] : [{ id: USES, label: words.uses, wrong: notAll }]),
    ...asking.mistakes,
  ];
  return (
    <form onSubmit={submit} noValidate className="consent-form">
      <ErrorSummary mistakes={mistakes} attempt={asking.attempt} />
      <p>{words.lead}</p>
      <Uses
        purposes={purposes}
        agreed={agreed}
        change={setAgreed}
        wrong={asking.attempt > 0 ? notAll : null}
      />
      <Known acknowledged={standing.consent.acknowledged} />
      {questions.map((question) => (
        <AskedField
          key={question.name}
          id={controlId(OF, question)}
          asked={question}
          value={typedOf(question, typed)}
          change={(text) => setTyped((before) => ({ ...before, [question.name]: text }))}
          leave={() => asking.leave(question.name)}
          wrong={asking.shown(question)}
        />
      ))}
      {isPaper ? <ConsentPaper standing={standing} /> : null}
      <RefusedNote error={sending.error} />
      <div className="button-row">
        <button type="submit" className="button" disabled={sending.isPending}>
          {sending.isPending ? words.signing : words.sign}
        </button>
      </div>
    </form>
  );
}

const USES = "consent-uses";

function textsOf(questions: readonly AskedQuestion[], typed: Typed): Record<string, string> {
  const body = answersBody(questions, typed);
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, text]) =>
      typeof text === "string" ? [[name, text]] : [],
    ),
  );
}

function Uses({
  purposes,
  agreed,
  change,
  wrong,
}: {
  readonly purposes: Standing["consent"]["purposes"];
  readonly agreed: ReadonlySet<string>;
  readonly change: (agreed: ReadonlySet<string>) => void;
  readonly wrong: string | null;
}) {
  const { consent: words } = useContractorWords();
  const { language } = useSpeech();
  const flip = (key: string) => change(agreed.symmetricDifference(new Set([key])));
  return (
    <FieldGroup question={{ id: USES, label: words.uses, required: true, wrong }}>
      <div className="consent-uses">
        {purposes.map(({ key, item, text }) => (
          <Option
            key={key}
            kind="checkbox"
            name={USES}
            choice={{ value: key, label: say(text, language), help: `${words.agree} ${item}` }}
            chosen={agreed.has(key)}
            change={() => flip(key)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

function Known({ acknowledged }: Pick<Standing["consent"], "acknowledged">) {
  const { consent: words } = useContractorWords();
  const { language } = useSpeech();
  return (
    <div className="consent-known">
      <p className="asked">{words.know}</p>
      <ul className="sub">
        {acknowledged.map(({ item, text }) => (
          <li key={item}>
            {say(text, language)} <span className="small">{item}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
