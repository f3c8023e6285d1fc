import type { Command } from "commander";
import {
  ConfigError,
  type Database,
  DatabaseError,
  listOperators,
  loadOperator,
  type Operator,
  readConfig,
  startDatabase,
} from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { catalogueDirectory } from "./catalogue-directory.ts";
import { type Outcome, refuse } from "./outcome.ts";

/** What every command that needs the database can be told. */
export interface HouseOptions {
  readonly data?: string;
  readonly operator?: string;
}

/** An open database with one operator and the terms. */
export interface House {
  readonly database: Database;
  readonly operator: Operator;
  readonly catalogue: LoadedCatalogue;
}

export function withHouseOptions(command: Command): Command {
  return command
    .option("--data <dir>", "where the embedded database keeps its data (default: ./data)")
    .option("--operator <code>", "which operator, when the database has several");
}

/**
 * Open the database, do something with it, and leave it as it was found: stopped when nobody else
 * uses it.
 */
export async function withDatabase(
  { data }: HouseOptions,
  act: (database: Database) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    const environment = data === undefined ? process.env : { ...process.env, ENGAWA_DATA: data };
    const database = await startDatabase(readConfig(environment).database);
    try {
      return await act(database);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof ConfigError) return refuse("cli.settings", error.message);
    if (error instanceof DatabaseError) return refuse("cli.database", error.message);
    throw error;
  }
}

/** Like `withDatabase`, with the operator meant and the installed catalogue. */
export async function withHouse(
  options: HouseOptions,
  act: (house: House) => Promise<Outcome>,
): Promise<Outcome> {
  return withDatabase(options, async (database) => {
    const operators = await listOperators(database.app);
    const wanted = operators.filter(({ code }) => (options.operator ?? code) === code);
    const [only, ...others] = wanted;
    const codes = operators.map(({ code }) => code).join(", ");
    if (!only && operators.length === 0) {
      return refuse("cli.no-operator", "the database has no operator yet; `engawa seed` makes one");
    }
    if (!only) return refuse("cli.no-operator", `no operator is called that; there are ${codes}`);
    if (others.length > 0) {
      return refuse("cli.which-operator", `say which operator with --operator: ${codes}`);
    }
    const operator = await loadOperator(database.app, only.operatorId);
    if (!operator) throw new Error(`operator ${only.code} is listed but cannot be loaded`);
    return act({ database, operator, catalogue: loadCatalogue(catalogueDirectory(undefined)) });
  });
}
