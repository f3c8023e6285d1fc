import { useNavigate, useSearch } from "@tanstack/react-router";
import { OWN } from "../api.ts";
import { PageHead } from "../parts/page-head.tsx";
import { useBuildingWords } from "../words/building-words.ts";
import { BuildingPanel } from "./building-panel.tsx";

/** The building of the own building contract: for its representative. */
export function OwnBuilding() {
  const said = useBuildingWords();
  const { day } = useSearch({ from: "/building" });
  const navigate = useNavigate({ from: "/building" });
  return (
    <>
      <PageHead title={said.title} />
      <BuildingPanel
        from={OWN}
        day={day}
        go={(to) => void navigate({ search: { day: to }, resetScroll: false })}
      />
    </>
  );
}
