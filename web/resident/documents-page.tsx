import { OWN } from "../api.ts";
import { useDocuments } from "../life/use-life-queries.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { useLifeWords } from "../words/use-life.ts";
import { DocumentRows } from "./document-rows.tsx";

/** Every document that was given, newest first. */
export function DocumentsPage() {
  const words = useLifeWords();
  const query = useDocuments(OWN);
  return (
    <div className="narrow">
      <PageHead title={words.documents.title} />
      <Fetched query={query}>
        {({ documents }) =>
          documents.length === 0 ? (
            <Empty>{words.documents.empty}</Empty>
          ) : (
            <DocumentRows documents={documents} />
          )
        }
      </Fetched>
    </div>
  );
}
