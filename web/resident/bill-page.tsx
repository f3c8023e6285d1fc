import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { accounts } from "../account-api.ts";
import { OWN } from "../api.ts";
import { BillView } from "../bill/bill-view.tsx";
import { Fetched } from "../parts/states.tsx";

/** The resident's own bill. */
export function BillPage() {
  const { number } = useParams({ from: "/bills/$number" });
  const query = useQuery({ queryKey: ["bill", number], queryFn: () => accounts.bill(OWN, number) });
  return (
    <Fetched alone query={query} rows={5}>
      {(bill) => <BillView bill={bill} from={OWN} />}
    </Fetched>
  );
}
