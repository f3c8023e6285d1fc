import {
  type Actor,
  type Asked,
  askedOf,
  type KeptDocument,
  loadAskedHousehold,
  loadDocument,
  loadDocuments,
} from "../../../contracts/index.ts";
import type { Day } from "../../../kernel/day.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { DocumentList, DocumentView } from "../../api/document.ts";
import { type CarryOutAsk, carryOut } from "../../life/carry-out.ts";
import { documentPdf } from "../../pdf/document-pdf.ts";
import type { Language } from "../../pdf/words.ts";
import type { AnsweredFile } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import { documentContent, documentRow } from "../views/document-view.ts";
import { refusalOf } from "../views/refused-view.ts";
import { momentOf } from "./moment.ts";
import type { Reading } from "./world.ts";

const NOT_FOUND = { code: "document.not-found" } as const;

/** All documents that an account was given, the newest first. */
export async function documentsOf(at: Reading, accountId: number): Promise<DocumentList> {
  const kept = await loadDocuments(at.tx, accountId);
  const contracts = await askedContracts(at, accountId);
  const documents = kept.map((one) => documentRow(one, contractOf(contracts, one)));
  return { documents };
}

/** One document as it was given; another account's is like one that does not exist. */
export async function readDocument(
  at: Reading,
  accountId: number,
  id: string,
): Promise<Result<DocumentView, Refusal>> {
  const kept = await loadDocument(at.tx, accountId, id);
  if (kept === null) return no(NOT_FOUND);
  const asked = contractOf(await askedContracts(at, accountId), kept);
  const content = documentContent(kept, at.world.catalogue);
  return ok({ row: documentRow(kept, asked), content });
}

/** The same as PDF, drawn from what is kept alone. */
export async function readDocumentPdf(
  at: Reading,
  ask: { readonly accountId: number; readonly document: string; readonly language: Language },
): Promise<Result<AnsweredFile, Refusal>> {
  const kept = await loadDocument(at.tx, ask.accountId, ask.document);
  if (kept === null) return no(NOT_FOUND);
  const content = documentContent(kept, at.world.catalogue);
  const name = `${content.number.replaceAll("/", "-")}.pdf`;
  return ok({ name, bytes: await documentPdf(content, ask.language) });
}

export interface ReceiveAsk {
  readonly accountId: number;
  readonly document: string;
  readonly by: Actor;
  /** Login of the person. */
  readonly who: string;
  /** The day on which it arrived, where the desk enters it later; null: today. */
  readonly on: Day | null;
}

/**
 * Record that a document arrived: from that day its rights count. Said twice, the first day stays;
 * of an older version nothing is recorded, because the newer one took its place.
 */
export async function receiveDocument(
  at: Reading,
  { accountId, document: id, by, who, on }: ReceiveAsk,
): Promise<Result<DocumentView, Refusal>> {
  const kept = await loadDocument(at.tx, accountId, id);
  if (kept === null) return no(NOT_FOUND);
  const { contract: contractId, kind } = kept;
  const newer = (await loadDocuments(at.tx, accountId)).some(
    (other) => other.contract === contractId && other.kind === kind && other.version > kept.version,
  );
  if (newer) return readDocument(at, accountId, id);
  const action = { type: "receive-document", document: kind } as const;
  const key = `receive-document/${id}`;
  const ask: CarryOutAsk = { accountId, contractId, action, by, who, on, reason: "", key };
  const done = await carryOut(momentOf(at), ask);
  if (!done.ok) return no(refusalOf(done.refusal, at.world.catalogue));
  return readDocument(at, accountId, id);
}

async function askedContracts(
  { tx, world, today: on, now }: Reading,
  accountId: number,
): Promise<ReadonlyMap<string, Asked>> {
  const household = await loadAskedHousehold(tx, world.catalogue, accountId, { on, now });
  const asked = household.contracts.map(({ id }) => {
    const read = askedOf(household, id);
    if (!read.ok) throw new Error(`${id} cannot be read: ${read.refusal.code}`);
    return [id, read.value] as const;
  });
  return new Map(asked);
}

function contractOf(contracts: ReadonlyMap<string, Asked>, { contract, id }: KeptDocument): Asked {
  const asked = contracts.get(contract);
  if (!asked) throw new Error(`document ${id} is of ${contract}, which is not there`);
  return asked;
}
