import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { accounts } from "../account-api.ts";
import { readerOf } from "../api.ts";
import { BillView } from "../bill/bill-view.tsx";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { usePurpose } from "./purpose.ts";

/** A bill as the household sees it, from the account's page. */
export function StaffBillPage() {
  const { words } = useSpeech();
  const { account, number } = useParams({ from: "/accounts/$account/bills/$number" });
  const { purpose } = usePurpose();
  const from = readerOf(account, purpose);
  const query = useQuery({
    queryKey: ["bill", account, number, purpose],
    queryFn: () => accounts.bill(from, number),
  });
  return (
    <>
      <Link className="quiet back" to="/accounts/$account" params={{ account }}>
        ← {words.back}
      </Link>
      <Fetched alone query={query} rows={5}>
        {(bill) => <BillView bill={bill} from={from} />}
      </Fetched>
    </>
  );
}
