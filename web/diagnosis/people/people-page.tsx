import { PageHead } from "../../parts/page-head.tsx";
import { Loading } from "../../parts/states.tsx";
import { useContractorWords } from "../../words/use-contractor.ts";
import { useStanding } from "../contractor/use-standing.ts";
import { AgenciesCard } from "./agencies-card.tsx";
import { BrandCard } from "./brand-card.tsx";
import { KeysCard } from "./keys-card.tsx";
import { SelfCard } from "./self-card.tsx";
import { UsersCard } from "./users-card.tsx";

/** Who diagnoses for the contractor: persons, agencies, programs; and how reports look. */
export function PeoplePage() {
  const { people } = useContractorWords();
  const { data } = useStanding();
  return (
    <>
      <PageHead title={people.title} />
      {data === undefined ? (
        <Loading />
      ) : (
        <>
          {data.me === null && data.manages ? <SelfCard /> : null}
          <div className="contractor-columns two">
            <div className="stack">
              <UsersCard />
              <AgenciesCard />
            </div>
            <div className="stack">
              {data.manages ? <BrandCard /> : null}
              {data.manages ? <KeysCard /> : null}
            </div>
          </div>
        </>
      )}
    </>
  );
}
