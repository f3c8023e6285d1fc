import { useNavigate, useSearch } from "@tanstack/react-router";
import { OWN } from "../api.ts";
import { PageHead } from "../parts/page-head.tsx";
import { UsePanel } from "../use/use-panel.tsx";
import { useReadingWords } from "../words/use-reading.ts";

/** The resident's own use; the address keeps span and place, so that back goes back. */
export function UsePage() {
  const reading = useReadingWords();
  const ask = useSearch({ from: "/use" });
  const navigate = useNavigate({ from: "/use" });
  return (
    <>
      <PageHead title={reading.use.title} />
      <UsePanel
        from={OWN}
        ask={ask}
        go={(search) => void navigate({ search, resetScroll: false })}
      />
    </>
  );
}
