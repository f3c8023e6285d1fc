import { Link } from "@tanstack/react-router";
import { PageHead } from "../parts/page-head.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { useLifeWords } from "../words/use-life.ts";
import { useSwitchWords } from "../words/use-switch.ts";
import { SwitchFound } from "./switch-found.tsx";
import { useSwitch } from "./use-switch.ts";

/** What changing any contract would bring in 36 bills, staying among the rows. */
export function SwitchPage() {
  const words = useSwitchWords();
  const life = useLifeWords();
  const query = useSwitch();
  return (
    <>
      <Link to="/contracts" className="quiet more back-link">
        {life.contract.back}
      </Link>
      <PageHead title={words.title} asOf={query.data?.asOf ?? null} />
      <Fetched query={query} rows={4}>
        {(found) =>
          found.rows.length === 1 ? <Empty>{words.empty}</Empty> : <SwitchFound found={found} />
        }
      </Fetched>
    </>
  );
}
