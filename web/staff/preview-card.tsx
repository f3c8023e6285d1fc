import { useQuery } from "@tanstack/react-query";
import type { Preview } from "../../src/app/api/bill.ts";
import { accounts } from "../account-api.ts";
import { Groups } from "../bill/bill-view.tsx";
import { monthText, say } from "../format.ts";
import { BigYen } from "../parts/amount.tsx";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useStaffWords } from "../words/use-staff.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { usePurpose } from "./purpose.ts";

/** The next bill as issuing it now would make it, with whatever holds a part of it back. */
export function PreviewCard({ account }: { readonly account: string }) {
  const { purpose } = usePurpose();
  const query = useQuery({
    queryKey: ["preview", account, purpose],
    queryFn: () => accounts.preview(account, purpose),
  });
  return (
    <Fetched query={query} rows={1}>
      {(preview) => <View preview={preview} />}
    </Fetched>
  );
}

function View({ preview }: { readonly preview: Preview }) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  const staff = useStaffWords();
  return (
    <section className="card preview">
      <div className="row wrap">
        <h2 className="card-title">{staff.preview}</h2>
        <span className="pill">{monthText(preview.month, language)}</span>
      </div>
      {preview.bills.length === 0 ? <p className="sub">{staff.previewNone}</p> : null}
      {preview.bills.map((bill) => (
        <div key={bill.biller.name.en} className="preview-bill">
          <p className="sub">{say(bill.biller.name, language)}</p>
          <BigYen yen={bill.total} />
          <details>
            <summary className="quiet">{reading.bill.open}</summary>
            <Groups groups={bill.groups} />
          </details>
        </div>
      ))}
      {preview.held.length > 0 ? (
        <div className="alert held">
          <strong>{staff.held}</strong>
          <ul>
            {preview.held.map((reason, index) => (
              <li key={`${reason.code}${index}`}>{say(reason.message, language)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="sub small">{staff.previewNote}</p>
    </section>
  );
}
