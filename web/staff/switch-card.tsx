import { useMemo } from "react";
import type { Account } from "../../src/app/api/account.ts";
import { readerOf } from "../api.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { typedOf } from "../switch/do-it.tsx";
import { SwitchFound } from "../switch/switch-found.tsx";
import { type SwitchPlace, SwitchPlaceContext } from "../switch/switch-place.ts";
import { useSwitch } from "../switch/use-switch.ts";
import { useSwitchWords } from "../words/use-switch.ts";
import type { Opened } from "./act/actions-card.tsx";
import { usePurpose } from "./purpose.ts";

interface Props {
  readonly account: Account;
  /** Opens an action with what the row says filled in. */
  readonly open: (opened: Opened) => void;
}

/** What changing any contract brings the household; worked out when somebody asks for it. */
export function SwitchCard({ account, open }: Props) {
  const words = useSwitchWords();
  const { purpose } = usePurpose();
  const number = account.account;
  const place: SwitchPlace = useMemo(
    () => ({
      from: readerOf(number, purpose),
      begin: (action, contract) => open({ contract, type: action.type, preset: typedOf(action) }),
    }),
    [number, purpose, open],
  );
  return (
    <section className="card switch-card">
      <h2 className="card-title">{words.title}</h2>
      <p className="sub small">{words.deskWhy}</p>
      <SwitchPlaceContext value={place}>
        <Disclosure label={words.compare} labelOpen={words.less}>
          <Compared />
        </Disclosure>
      </SwitchPlaceContext>
    </section>
  );
}

function Compared() {
  const words = useSwitchWords();
  const query = useSwitch();
  return (
    <Fetched query={query} rows={4}>
      {(found) =>
        found.rows.length === 1 ? <Empty>{words.empty}</Empty> : <SwitchFound found={found} />
      }
    </Fetched>
  );
}
