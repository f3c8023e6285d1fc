import type { ContractRefusal } from "../../contracts/index.ts";
import { formatDay } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { catalogueMarket } from "../../rating/catalogue-market.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { readCatalogue } from "../../terms/load.ts";
import type { Problem } from "../../terms/problem.ts";
import { unmetExpectations } from "./expectations.ts";
import { knownReadings } from "./known-readings.ts";
import { marketOverlay } from "./market-overlay.ts";
import { preview, type PreviewMonth } from "./preview.ts";
import type { ReadScenario } from "./read-scenario.ts";
import type { Scenario } from "./schema.ts";

/** A scenario with the bills it comes to and where they are not what it expects. */
export interface RunScenario {
  readonly scenario: Scenario;
  readonly catalogue: Catalogue;
  readonly months: readonly PreviewMonth[];
  readonly unmet: readonly string[];
}

export interface ScenarioRefusal {
  readonly code:
    | "scenario.catalogue-broken"
    | "scenario.unreadable"
    | "scenario.not-sold"
    | "scenario.impossible-history";
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** Load the catalogue, check the scenario against it, read its readings, and make the bills. */
export async function runScenario(
  read: ReadScenario,
  catalogueDir: string,
): Promise<Result<RunScenario, ScenarioRefusal>> {
  const { catalogue, problems } = readCatalogue(catalogueDir);
  if (problems.length > 0) {
    return no({
      code: "scenario.catalogue-broken",
      message: `the catalogue in ${catalogueDir} has mistakes; \`engawa check\` tells them`,
      problems,
    });
  }
  const unsold = notSold(read, catalogue);
  if (unsold.length > 0) {
    return no({ code: "scenario.not-sold", message: `${read.file} is refused`, problems: unsold });
  }
  const readings = await knownReadings(read);
  if (!readings.ok) {
    const message = `${read.file} is refused`;
    return no({ code: "scenario.unreadable", message, problems: readings.refusal });
  }
  const { scenario } = read;
  const market = marketOverlay(scenario.market, catalogueMarket(catalogue));
  const months = preview(scenario, { catalogue, market, seriesOn: readings.value });
  if (!months.ok) {
    const message = `${read.file} is refused`;
    const impossible = [impossibleEvent(read, months.refusal)];
    return no({ code: "scenario.impossible-history", message, problems: impossible });
  }
  const unmet = unmetExpectations(scenario, months.value);
  return ok({ scenario, catalogue, months: months.value, unmet });
}

/** An event that cannot have happened after those before it, at its place in the file. */
function impossibleEvent(
  { scenario, problemAt }: ReadScenario,
  { code, contract, on, what }: ContractRefusal,
): Problem {
  const index = scenario.contracts.findIndex(({ id }) => id === contract);
  const position = scenario.contracts[index]?.events.findIndex((event) => event.on === on) ?? -1;
  const path = position < 0 ? ["contracts", index] : ["contracts", index, "events", position];
  return problemAt(path, `cannot have happened on ${formatDay(on)}: ${code} (${what})`);
}

/** Services, items and options that the catalogue does not know, each with those that it does. */
function notSold({ scenario, problemAt }: ReadScenario, catalogue: Catalogue): Problem[] {
  return scenario.contracts.flatMap((contract, index) => {
    const service = catalogue.services.get(contract.service);
    if (!service) {
      const known = [...catalogue.services.keys()].join(", ");
      const message = `"${contract.service}" is no service; accepted are ${known}`;
      return [problemAt(["contracts", index, "service"], message)];
    }
    return contract.events.flatMap((event, position) => {
      const at = ["contracts", index, "events", position] as const;
      const { items, options } = service;
      return [
        ...("item" in event && !(event.item in items)
          ? [problemAt([...at, "item"], unknown("item", event.item, items))]
          : []),
        ...optionsOf(event)
          .filter((option) => !(option in options))
          .map((option) => problemAt([...at, "option"], unknown("option", option, options))),
      ];
    });
  });
}

type Event = Scenario["contracts"][number]["events"][number];

function optionsOf(event: Event): readonly string[] {
  if (event.type === "applied") return event.options;
  return event.type === "option-started" || event.type === "option-ended" ? [event.option] : [];
}

function unknown(what: string, name: string, known: Readonly<Record<string, unknown>>): string {
  const accepted = Object.keys(known).join(", ") || "none";
  return `"${name}" is no ${what} of the service; accepted are ${accepted}`;
}
