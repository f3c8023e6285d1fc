import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ResidentCase } from "../../../src/app/api/callout.ts";
import { ask } from "../../api.ts";
import { Fetched } from "../../parts/states.tsx";
import { useCalloutWords } from "../../words/use-callout.ts";
import type { CaseDoor } from "../follow/case-door.ts";
import { CaseView } from "../follow/case-view.tsx";
import { lookAgain } from "../follow/look-again.ts";
import "../../styles/callout.css";

/** One's own call, as it goes on. */
export function CasePage() {
  const words = useCalloutWords();
  const { number } = useParams({ from: "/trouble/$number" });
  const door: CaseDoor = {
    base: `/api/callout/cases/${encodeURIComponent(number)}`,
    queryKey: ["callout-case", number],
    isOwn: true,
    photoAt: (photo) => `/api/callout/photos/${encodeURIComponent(photo)}`,
  };
  const query = useQuery({
    queryKey: door.queryKey,
    queryFn: () => ask<ResidentCase>("GET", door.base),
    ...lookAgain,
  });
  return (
    <div className="narrow trouble">
      <Link to="/trouble" className="quiet more back-link">
        {words.toTrouble}
      </Link>
      <Fetched alone query={query} rows={3}>
        {(found) => (
          <>
            {query.isRefetchError ? <output className="offline">{words.live.stale}</output> : null}
            <CaseView of={found} door={door} />
          </>
        )}
      </Fetched>
    </div>
  );
}
