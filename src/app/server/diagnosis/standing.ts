import { CONSENT } from "../../../diagnosis/business/consent-text.ts";
import type { Asker, ContractFacts, Contractor } from "../../../diagnosis/business/contractor.ts";
import { mayDiagnose } from "../../../diagnosis/business/may-diagnose.ts";
import { SERVICES } from "../../../diagnosis/business/services.ts";
import { loadPerson } from "../../../diagnosis/store-people.ts";
import { formatDay } from "../../../kernel/day.ts";
import type { Standing } from "../../api/diagnosis-business.ts";
import { DIAGNOSIS_SERVICE } from "../../diagnosis/contract-facts.ts";
import { loadContractor, personAsker } from "../../diagnosis/load-contractor.ts";
import { loadAccountById } from "../reads/store.ts";
import { type Inside, viewOf } from "./contractor-reader.ts";

/** Who may diagnose now and why not, what is left of the month, and what customers sign. */
export async function readStanding(at: Inside): Promise<Standing> {
  const { tx, accountId, session, today } = at;
  const contractor = await loadContractor(at, accountId);
  const asker = await personAsker(at, session);
  const account = await loadAccountById(tx, accountId);
  const { personId } = session;
  const person = personId === null ? null : await loadPerson(tx, accountId, personId);
  return {
    today: formatDay(today),
    contractor: account?.name ?? "",
    contracts: contractor.contracts.map((each) => contractView(at, each)),
    me: person && {
      person: person.personId,
      name: person.name,
      responsible: person.isResponsible,
      agency: person.agencyName,
    },
    manages: session.role === "resident",
    may: mayEach(at, contractor, asker),
    consent: CONSENT as Standing["consent"],
  };
}

function mayEach(at: Inside, contractor: Contractor, asker: Asker): Standing["may"] {
  return SERVICES.map((service) => {
    const may = mayDiagnose(contractor, asker, [service]);
    if (may.ok) return { service, allowed: true, isAbove: may.value.isAbove, refused: null };
    const refused = viewOf(may.refusal, at.reading.world.catalogue);
    return { service, allowed: false, isAbove: false, refused };
  });
}

function contractView(at: Inside, facts: ContractFacts): Standing["contracts"][number] {
  const { contract, item, services, state, isFree, lastDay, quota } = facts;
  const sold = at.catalogue.services.get(DIAGNOSIS_SERVICE)?.items[item];
  return {
    contract,
    item,
    label: sold?.label ?? { ja: item, en: item },
    services: [...services],
    state,
    isFree,
    lastDay: lastDay === null ? null : formatDay(lastDay),
    quota: quota && { ...quota, left: Math.max(0, quota.included - quota.used) },
  };
}
