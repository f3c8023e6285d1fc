import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { readerOf } from "../api.ts";
import { PageHead } from "../parts/page-head.tsx";
import { usePurpose } from "../staff/purpose.ts";
import { useBuildingWords } from "../words/building-words.ts";
import { BuildingPanel } from "./building-panel.tsx";

/** An account's building at the desk, for the purpose stated; announcing is a link away. */
export function StaffBuilding() {
  const said = useBuildingWords();
  const { account } = useParams({ from: "/accounts/$account/building" });
  const { day } = useSearch({ from: "/accounts/$account/building" });
  const navigate = useNavigate({ from: "/accounts/$account/building" });
  const { purpose } = usePurpose();
  return (
    <>
      <PageHead title={said.title}>
        <Link className="quiet" to="/announcements">
          {said.announce}
        </Link>
      </PageHead>
      <BuildingPanel
        from={readerOf(account, purpose)}
        day={day}
        go={(to) => void navigate({ search: { day: to }, resetScroll: false })}
      />
    </>
  );
}
