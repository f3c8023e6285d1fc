import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { readerOf } from "../api.ts";
import { DocumentSheet } from "../life/document-sheet.tsx";
import { documentPdfAddress, life } from "../life-api.ts";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useDesk } from "../words/use-desk.ts";
import { usePurpose } from "./purpose.ts";

/** A document as the household has it, from the account's page. */
export function StaffDocumentPage() {
  const { words, language } = useSpeech();
  const { papers } = useDesk();
  const { account, document: id } = useParams({
    from: "/accounts/$account/documents/$document",
  });
  const { purpose } = usePurpose();
  const from = readerOf(account, purpose);
  const query = useQuery({
    queryKey: ["document", account, id, purpose],
    queryFn: () => life.document(from, id),
  });
  return (
    <>
      <div className="row wrap">
        <Link className="quiet back" to="/accounts/$account" params={{ account }}>
          ← {words.back}
        </Link>
        <a
          className="quiet"
          href={documentPdfAddress(from, id, language)}
          target="_blank"
          rel="noreferrer"
        >
          {papers.pdf}
        </a>
      </div>
      <Fetched alone query={query} rows={4}>
        {(document) => <DocumentSheet document={document} />}
      </Fetched>
    </>
  );
}
