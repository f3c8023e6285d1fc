import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { DocumentView } from "../../src/app/api/document.ts";
import { OWN } from "../api.ts";
import { dayText, say } from "../format.ts";
import { documentPdfAddress, life } from "../life-api.ts";
import { DocumentSheet } from "../life/document-sheet.tsx";
import { Failed, Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import "../styles/forms.css";
import "../styles/life.css";

/** One document as it was given, with its PDF and the confirmation that it was received. */
export function DocumentPage() {
  const { document: id } = useParams({ from: "/documents/$document" });
  const words = useLifeWords();
  const query = useQuery({ queryKey: ["document", id], queryFn: () => life.document(OWN, id) });
  return (
    <div className="narrow">
      <Link to="/documents" className="quiet more back-link">
        {words.documents.back}
      </Link>
      <Fetched alone query={query} rows={3}>
        {(document) => <OneDocument document={document} />}
      </Fetched>
    </div>
  );
}

function OneDocument({ document }: { readonly document: DocumentView }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const { row } = document;
  return (
    <>
      <DocumentSheet document={document} />
      <div className="form-end">
        <a
          className="button ghost"
          href={documentPdfAddress(OWN, row.id, language)}
          target="_blank"
          rel="noreferrer"
        >
          {words.documents.pdf}
        </a>
      </div>
      <Receipt document={document} />
    </>
  );
}

/** Receipt starts days: which ones is said before the button and after it. */
function Receipt({ document: { row } }: { readonly document: DocumentView }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const receive = useReceive(row.id);
  const { starts, receivedOn } = row;
  const label = starts === null ? "" : say(starts.label, language);
  return (
    <section className="section">
      <h2>{words.documents.receiveTitle}</h2>
      <div className="card" aria-live="polite">
        {receivedOn === null ? (
          <>
            <p>{starts === null ? words.documents.startsNothing : words.documents.starts(label)}</p>
            {receive.isError ? (
              <Failed error={receive.error} retry={() => receive.mutate()} />
            ) : null}
            <div className="form-end">
              <button
                type="button"
                className="button"
                disabled={receive.isPending}
                onClick={() => receive.mutate()}
              >
                {receive.isPending ? words.documents.receiving : words.documents.receive}
              </button>
            </div>
          </>
        ) : (
          <>
            <p>{words.documents.recorded(dayText(receivedOn, language, true))}</p>
            {starts === null || starts.lastDay === null ? null : (
              <p className="strong">
                {words.documents.startedUntil(label, dayText(starts.lastDay, language, true))}
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function useReceive(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => life.receiveDocument(OWN, id),
    onSuccess: async (document) => {
      client.setQueryData(["document", id], document);
      await client.invalidateQueries({
        predicate: ({ queryKey: [name] }) => name !== "session" && name !== "document",
      });
    },
  });
}
