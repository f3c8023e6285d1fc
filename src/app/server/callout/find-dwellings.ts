import { type Coverage, coverageOf } from "../../../callout/coverage/coverage-rule.ts";
import { standingOf } from "../../../callout/coverage/standing.ts";
import { loadAreas, placesOf } from "../../../callout/store-areas.ts";
import { openCasesOf } from "../../../callout/store-cases.ts";
import { recordAudit } from "../../../platform/index.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import { serviceName } from "../../../terms/service-name.ts";
import type { Dwellings } from "../../api/callout-desk.ts";
import { loadTenures } from "../../callout/load-tenures.ts";
import { troubleWords } from "../../callout/words/trouble-label.ts";
import { type FoundRow, searchAccounts } from "../reads/store.ts";
import type { Reading } from "../reads/world.ts";
import { searchWords } from "../search-words.ts";
import { placeView } from "./place-view.ts";

type Dwelling = Dwellings["found"][number];

/** More would not be read while somebody is on the telephone. */
const MOST_FOUND = 10;

/** Whose home it may be. Who looked for what is written down. */
export async function findDwellings(at: Reading, typed: string): Promise<Dwellings> {
  const words = searchWords(typed);
  const rows = words === null ? [] : await searchAccounts(at.tx, words, MOST_FOUND);
  const found = await dwellingsOf(at, rows, typed);
  await recordAudit(at.tx, {
    at: at.now,
    actor: at.session.loginId,
    action: "callout.search",
    accountId: null,
    purpose: "callout",
    detail: { query: typed, found: found.map(({ account }) => account) },
  });
  return { found: found.toSorted((a, b) => rank(a) - rank(b)) };
}

/** The tail of a telephone number is what callers are found by; then their names. */
function rank({ matched }: Dwelling): number {
  return ["phone", "account", "name", "address"].indexOf(matched);
}

async function dwellingsOf(
  at: Reading,
  rows: readonly FoundRow[],
  typed: string,
): Promise<readonly Dwelling[]> {
  const { tx, world } = at;
  const areas = await loadAreas(tx);
  const places = await placesOf(tx, rows);
  const open = await openCasesOf(
    tx,
    rows.map(({ accountId }) => accountId),
  );
  const label = troubleWords(world.catalogue);
  const found: Dwelling[] = [];
  for (const [index, row] of rows.entries()) {
    const place = places[index];
    if (place === undefined) continue;
    const own = open.filter(({ accountId }) => accountId === row.accountId);
    found.push({
      account: row.number,
      name: row.name,
      kana: row.kana,
      phone: row.phone,
      place: placeView(place, areas),
      ...(await heldBy(at, row.accountId)),
      open: own.map(({ number, openedAt, summary }) => {
        return { number, trouble: label(summary), openedAt };
      }),
      matched: matchedBy(row, typed),
    });
  }
  return found;
}

const STANDINGS = ["running", "suspended", "not-started", "ended", "none"] as const;

/** The call-out contract that helps most today. */
async function heldBy(
  { tx, world, now, today }: Reading,
  accountId: number,
): Promise<Pick<Dwelling, "service" | "standing">> {
  const { catalogue } = world;
  const tenures = await loadTenures(tx, catalogue, accountId, { now, today });
  const held = tenures
    .flatMap((tenure) => coveredBy(tenure, coverageOf(catalogue, tenure.service)))
    .map(({ tenure, coverage }) => {
      return { service: tenure.service, ...standingOf(coverage, tenure, today) };
    })
    .toSorted((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing));
  const [best] = held;
  if (best === undefined || best.standing === "none") return { service: null, standing: "none" };
  return { service: serviceName(catalogue, best.service), standing: best.standing };
}

function coveredBy(tenure: Tenure, coverage: Coverage | null) {
  return coverage === null ? [] : [{ tenure, coverage }];
}

function matchedBy(row: FoundRow, typed: string): Dwelling["matched"] {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  const digits = text.replaceAll(/\D/g, "");
  if (digits.length >= 3 && row.phone.replaceAll(/\D/g, "").endsWith(digits)) return "phone";
  if (row.number.toLowerCase().includes(text)) return "account";
  const letters = text.replaceAll(/\s/g, "");
  const isName = row.name.replaceAll(/\s/g, "").toLowerCase().includes(letters);
  if (isName) return "name";
  return row.address.toLowerCase().includes(text) ? "address" : "name";
}
