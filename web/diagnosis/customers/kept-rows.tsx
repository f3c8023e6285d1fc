import { Link } from "@tanstack/react-router";
import { instantText } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import type { KeptList } from "../contractor/contractor-api.ts";

/** Kept diagnoses, newest first; of several customers, each by the name. */
export function KeptRows({
  rows,
  isNamed = false,
}: {
  readonly rows: KeptList["diagnoses"];
  readonly isNamed?: boolean;
}) {
  const { language } = useSpeech();
  const { kept, standing } = useContractorWords();
  return (
    <ul className="kept-rows">
      {rows.map(({ diagnosis, name, service, madeBy, madeAt }) => (
        <li key={diagnosis}>
          <Link to="/diagnosis/kept/$diagnosis" params={{ diagnosis: String(diagnosis) }}>
            <b>{isNamed ? name : serviceText(service, standing.services)}</b>
            {isNamed ? (
              <span className="sub small">{serviceText(service, standing.services)}</span>
            ) : null}
            <span className="sub small">{kept.made(instantText(madeAt, language), madeBy)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function serviceText(service: string, names: Readonly<Record<string, string>>): string {
  return names[service] ?? service;
}
