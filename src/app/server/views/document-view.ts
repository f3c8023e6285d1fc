import { type Asked, type KeptDocument, startedBy } from "../../../contracts/index.ts";
import { formatDay } from "../../../kernel/day.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { DocumentContent, DocumentRow } from "../../api/document.ts";
import { clausesView } from "./refused-view.ts";

/** A document in a list, with the day on which it arrived and what that started. */
export function documentRow(kept: KeptDocument, asked: Asked): DocumentRow {
  const received = receiptOf(kept, asked);
  const right = startedBy(asked, kept.kind, received?.on ?? null);
  const { id, contract, kind, version, form, hash, issuedOn, content } = kept;
  return {
    id,
    contract,
    service: asked.life.service,
    kind,
    title: content.title,
    version,
    form,
    issuedOn: formatDay(issuedOn),
    receivedOn: received ? formatDay(received.on) : null,
    starts: right && {
      label: right.label,
      lastDay: right.lastDay === null ? null : formatDay(right.lastDay),
    },
    hash,
  };
}

/** Its receipt comes after its own issue and before that of the next version. */
function receiptOf({ kind, issuedAt }: KeptDocument, { life }: Asked) {
  const about = life.events.filter(
    (event) =>
      (event.type === "document-issued" || event.type === "document-received") &&
      event.document === kind,
  );
  const own = about.findIndex(
    ({ type, recordedAt }) =>
      type === "document-issued" && Date.parse(recordedAt) === Date.parse(issuedAt),
  );
  const next = about[own + 1];
  return own >= 0 && next?.type === "document-received" ? next : null;
}

/** The content as it is kept; the titles of its clauses are those of today's register. */
export function documentContent(
  { content }: KeptDocument,
  catalogue: LoadedCatalogue,
): DocumentContent {
  return {
    ...content,
    address: [...content.address],
    sections: content.sections.map(({ heading, rows, paragraphs, blanks }) => ({
      heading,
      rows: rows.map((row) => ({ ...row, clauses: clausesView(row.clauses, catalogue) })),
      paragraphs: [...paragraphs],
      blanks: [...blanks],
    })),
  };
}
