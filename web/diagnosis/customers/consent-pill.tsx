import type { CustomerView } from "../../../src/app/api/diagnosis-business.ts";
import { useContractorWords } from "../../words/use-contractor.ts";

/** Whether a customer's diagnoses may be kept: said, not only coloured. */
export function ConsentPill({ consent }: Pick<CustomerView, "consent">) {
  const { customers } = useContractorWords();
  const state = consent?.state ?? "none";
  return <span className={`pill consent-pill ${state}`}>{customers[state]}</span>;
}
