import { caseOf } from "../../../callout/case/case-of.ts";
import { rightsOf } from "../../../callout/coverage/rights.ts";
import { type CaseRow, casesOfAccount, loadCases } from "../../../callout/store-cases.ts";
import { loadSettings } from "../../../callout/store-settings.ts";
import type { ResidentCases } from "../../api/callout.ts";
import { loadTenures } from "../../callout/load-tenures.ts";
import { STATE_WORDS } from "../../callout/words/state-words.ts";
import { troubleWords } from "../../callout/words/trouble-label.ts";
import { clausesView } from "../views/refused-view.ts";
import type { Reading } from "../reads/world.ts";
import { ownCaseView } from "./own-case.ts";
import { announcementView } from "./form-view.ts";

/** A household's calls that are open and past, and what it has a right to. */
export async function readResidentCases(at: Reading, accountId: number): Promise<ResidentCases> {
  const { tx } = at;
  const rows = await casesOfAccount(tx, accountId);
  const numbers = rows.filter(({ isOpen }) => isOpen).map(({ number }) => number);
  const open: ResidentCases["open"] = [];
  for (const found of await loadCases(tx, numbers)) {
    open.push(await ownCaseView(at, caseOf(found)));
  }
  const { phone } = await loadSettings(tx);
  return {
    phone,
    open,
    past: rows.filter(({ isOpen }) => !isOpen).map((row) => pastView(at, row)),
    coverage: await coverageView(at, accountId),
    announcement: await announcementView(at),
  };
}

function pastView({ world }: Reading, row: CaseRow): ResidentCases["past"][number] {
  const { number, openedAt, summary } = row;
  const { state, signedYen } = summary;
  return {
    number,
    openedAt,
    trouble: troubleWords(world.catalogue)(summary),
    stateLabel: STATE_WORDS[state],
    yen: signedYen,
  };
}

async function coverageView(
  { tx, now, today, world }: Reading,
  accountId: number,
): Promise<ResidentCases["coverage"]> {
  const { catalogue } = world;
  const tenures = await loadTenures(tx, catalogue, accountId, { now, today });
  const rights = rightsOf(catalogue, tenures, today);
  if (rights === null) return null;
  return {
    service: catalogue.services.get(rights.service)?.name ?? { ja: "", en: "" },
    lines: rights.lines.map(({ words, clauses }) => {
      return { words, clauses: clausesView(clauses, catalogue) };
    }),
  };
}
