import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { withQuery } from "../../api.ts";
import { dayText, instantText } from "../../format.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { AnswerView } from "../answer/answer-view.tsx";
import { contractor, type Kept } from "../contractor/contractor-api.ts";
import { LinkCard } from "./link-card.tsx";
import { prefectureText } from "./prefecture-text.ts";

/** A kept diagnosis as it was answered, with what can be handed over of it. */
export function KeptPage() {
  const { diagnosis } = useParams({ from: "/diagnosis/kept/$diagnosis" });
  const query = useQuery({
    queryKey: ["diagnosis", "one", diagnosis],
    queryFn: () => contractor.kept(diagnosis),
    // What was kept is never changed.
    staleTime: Infinity,
  });
  return (
    <Fetched query={query} alone>
      {(kept) => <KeptDiagnosis kept={kept} />}
    </Fetched>
  );
}

function KeptDiagnosis({ kept }: { readonly kept: Kept }) {
  const { kept: words, customers } = useContractorWords();
  const { language } = useSpeech();
  const { customer, name, madeAt, madeBy, engine, catalogue, question, answer } = kept;
  const facts = [
    words.made(instantText(madeAt, language), madeBy),
    prefectureText(question.place.prefecture, language),
    dayText(answer.asOf, language, true),
    words.versions(engine, catalogue.slice(0, 8)),
  ];
  return (
    <>
      <Link
        to="/diagnosis/customers/$customer"
        params={{ customer: String(customer) }}
        className="quiet back"
      >
        {name || customers.back}
      </Link>
      <PageHead title={words.titleOf(name)} />
      <p className="linked-facts sub small">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <div className="contractor-columns side">
        <AnswerView answer={answer} />
        <div className="stack">
          <ShareCard kept={kept} />
        </div>
      </div>
    </>
  );
}

/** The paper, and the address for the customer. */
function ShareCard({ kept }: { readonly kept: Kept }) {
  const { kept: words } = useContractorWords();
  const { language } = useSpeech();
  const path = `/api/diagnoses/${kept.diagnosis}/report`;
  return (
    <section className="card no-print">
      <h2 className="card-title">{words.share}</h2>
      <a
        className="button share-report"
        href={withQuery(path, { lang: language })}
        target="_blank"
        rel="noreferrer"
      >
        {words.report}
      </a>
      <LinkCard diagnosis={kept.diagnosis} />
    </section>
  );
}
