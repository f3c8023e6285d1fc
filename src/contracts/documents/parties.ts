import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { spoken } from "../words/spoken.ts";
import type { DocumentRow } from "./content.ts";
import { type Facts, plain, row } from "./facts.ts";

/** Who agrees with whom, under which number, and since when. */
export function partyRows(facts: Facts): readonly DocumentRow[] {
  const { asked, party, clauses: clause } = facts;
  const { catalogue, life } = asked;
  const service = catalogue.services.get(life.service);
  const provider = service?.provider ?? plain(life.service);
  const postal = party.postalCode === "" ? "" : `〒${party.postalCode} `;
  const address = party.address === "" ? "" : `${postal}${party.address}`;
  return [
    row({ ja: "ご契約者", en: "Customer" }, plain(party.name), clause),
    ...(address === "" ? [] : [row({ ja: "ご住所", en: "Address" }, plain(address), clause)]),
    row({ ja: "契約番号", en: "Contract number" }, plain(life.contract), clause),
    row({ ja: "提供会社", en: "Provider" }, provider, clause),
    row({ ja: "お申込日", en: "Applied for on" }, spoken(life.applied.on), clause),
    row({ ja: "契約成立日", en: "Formed on" }, formedWords(facts), formationClauses(facts)),
  ];
}

function formationClauses({ asked: { catalogue, life } }: Facts): readonly string[] {
  return clausesOf(catalogue, life.service, "formation");
}

/** The day, or what the contract still waits for. */
function formedWords({ asked: { catalogue, life, tenure, on } }: Facts): Label {
  const { formedOn } = tenure;
  if (formedOn !== null && formedOn !== undefined) return spoken(formedOn);
  const entry = rulesOf(catalogue, life.service, "formation").at(0)?.rule.values;
  const found = entry && inForceOn(entry, on);
  const works = found?.ok && found.value.on === "work-done";
  return works
    ? { ja: "設置工事が完了した日", en: "The day on which the installation is completed" }
    : { ja: "当社が承諾した日", en: "The day on which we accept the application" };
}
