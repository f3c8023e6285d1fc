import { formatDay } from "../../kernel/day.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
import type { Asked } from "../decision.ts";
import { eventsOf } from "../history/read-history.ts";
import { agreedRows } from "./agreed.ts";
import { contactRows } from "./contact-rows.ts";
import type { DocumentContent, DocumentRow, DocumentSection } from "./content.ts";
import { endingRows } from "./ending-rows.ts";
import { equipmentRows, returningRows } from "./equipment-rows.ts";
import { type Facts, type Party, plain } from "./facts.ts";
import { feeRows } from "./fees.ts";
import { leavingRows } from "./leaving-rows.ts";
import { partyRows } from "./parties.ts";
import { endNoticeRows, spokenRows } from "./spoken-rows.ts";
import { termRows } from "./term-rows.ts";
import { withdrawalRows, withdrawnRows } from "./withdrawal-rows.ts";

type Section = RuleOf<"document">["documents"][string]["sections"][number];
export type DocumentTerms = RuleOf<"document">["documents"][string];

interface Known {
  readonly heading: Label;
  readonly rows: (facts: Facts) => readonly DocumentRow[];
}

/** What each kind of section holds, from the rules that decide it. */
const FACTS: Readonly<Record<Exclude<Section["facts"], "text">, Known>> = {
  parties: known("ご契約者と契約", "Parties and contract", partyRows),
  agreed: known("ご契約の内容", "What was agreed", agreedRows),
  fees: known("料金", "Charges", feeRows),
  term: known("契約期間と更新", "Term and renewal", termRows),
  leaving: known("解約", "Leaving", leavingRows),
  withdrawal: known("申込みの撤回・契約の解除", "Right to withdraw", withdrawalRows),
  withdrawn: known("解除の内容", "What was withdrawn", withdrawnRows),
  equipment: known("お貸しする機器", "Equipment lent", equipmentRows),
  returning: known("ご返却いただく機器", "To be returned", returningRows),
  ending: known("終了の内容", "What ends", endingRows),
  spoken: known("お知らせの内容", "What is told", spokenRows),
  "end-notice": known("終了の予告", "Notice of ending", endNoticeRows),
  contact: known("お問い合わせ・送付先", "Where to write and ask", contactRows),
};

function known(ja: string, en: string, rows: Known["rows"]): Known {
  return { heading: { ja, en }, rows };
}

/** What a service's terms say about one of its documents; null where it has no such document. */
export function documentTerms(
  catalogue: Catalogue,
  service: string,
  name: string,
): { readonly rule: Located<RuleOf<"document">>; readonly terms: DocumentTerms } | null {
  for (const rule of rulesOf(catalogue, service, "document")) {
    const terms = rule.rule.documents[name];
    if (terms) return { rule, terms };
  }
  return null;
}

export interface ComposeAsk {
  /** As the terms name it: `after-contract`. */
  readonly document: string;
  readonly version: number;
  /** The account's name and address; a later holder of the contract takes its place. */
  readonly party: Party;
}

/**
 * A document of a contract as it stands on the day of asking (XX-06, HM-03): every row computed by
 * the rule that decides it, every row with its clauses. Sections without a fact and a word are left
 * out. Null where the terms know no such document.
 */
export function composeDocument(asked: Asked, ask: ComposeAsk): DocumentContent | null {
  const found = documentTerms(asked.catalogue, asked.life.service, ask.document);
  if (!found) return null;
  const { rule, terms } = found;
  const party = holderOf(asked, ask.party);
  const facts: Facts = { asked, rule, party, clauses: terms.clause };
  return {
    title: terms.label,
    ...(terms.sentBy === "customer" ? toProvider(facts) : toCustomer(facts)),
    number: `${asked.life.contract}/${ask.document}/${ask.version}`,
    issuedOn: formatDay(asked.on),
    lead: terms.lead ?? null,
    sections: terms.sections.flatMap((section) => composeSection(facts, section)),
    catalogue: asked.catalogue.hash,
  };
}

type Ends = Pick<DocumentContent, "to" | "address" | "from">;

function toCustomer({ asked: { catalogue, life }, party }: Facts): Ends {
  const { postalCode, address } = party;
  const lines = [postalCode === "" ? "" : `〒${postalCode}`, address];
  return {
    to: party.name,
    address: lines.filter((line) => line !== ""),
    from: catalogue.services.get(life.service)?.provider ?? plain(life.service),
  };
}

/** What the customer fills in and sends goes to the desk that the terms name. */
function toProvider({ asked, rule, party }: Facts): Ends {
  const { at } = mustBeInForce(rule.rule.contact, asked.on, `${rule.id}/contact`);
  return {
    to: `${at.name.ja} 御中`,
    address: [`〒${at.postal}`, at.address.ja],
    from: plain(party.name),
  };
}

/** Nothing where there is no such fact. */
function composeSection(facts: Facts, section: Section): readonly DocumentSection[] {
  const { paragraphs, blanks, heading } = section;
  if (section.facts === "text") {
    if (heading === undefined) throw new Error("a section of text has no heading");
    return [{ heading, rows: [], paragraphs, blanks }];
  }
  const { heading: usual, rows: rowsOf } = FACTS[section.facts];
  const rows = rowsOf(facts);
  return rows.length === 0 ? [] : [{ heading: heading ?? usual, rows, paragraphs, blanks }];
}

/** Whoever holds the contract on the day: the last one it was changed to, or the account's. */
function holderOf({ life, on }: Asked, party: Party): Party {
  const changed = eventsOf(life, "holder-changed").findLast((event) => event.on <= on);
  return changed ? { ...party, name: changed.name } : party;
}
