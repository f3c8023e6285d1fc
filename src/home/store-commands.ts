import type { Tx } from "../platform/index.ts";
import { afterStep } from "./control/command-way.ts";
import type { CommandState, Properties } from "./model.ts";

/** Who, or what in somebody's name, asks for a command. */
export interface CommandBy {
  readonly kind: "resident" | "staff" | "schedule" | "scene" | "away" | "automatic" | "api";
  readonly name: string;
}

export interface CommandStep {
  readonly state: CommandState;
  readonly at: string;
}

export interface CommandRow {
  readonly command: string;
  readonly accountId: number;
  readonly device: string;
  readonly gateway: string;
  readonly set: Properties;
  readonly by: CommandBy;
  readonly askedAt: string;
  readonly expiresAt: string;
  readonly state: CommandState;
  readonly property: string | null;
  /** What was read back. */
  readonly result: Properties;
  readonly steps: readonly CommandStep[];
}

const COMMAND = `select command_id as command, account_id as "accountId", device_id as device,
    gateway_id as gateway, set_to as set,
    jsonb_build_object('kind', by_kind, 'name', by_name) as by, asked_at as "askedAt",
    expires_at as "expiresAt", state, property, result,
    (select jsonb_agg(jsonb_build_object('state', e.state, 'at',
         to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by e.position)
       from home_command_event e
       where (e.operator_id, e.command_id) = (c.operator_id, c.command_id)) as steps
  from home_command c where c.operator_id = $1`;

type Found = CommandRow & Record<string, unknown>;

export interface NewCommand {
  readonly command: string;
  readonly accountId: number;
  readonly device: string;
  readonly gateway: string;
  readonly set: Properties;
  readonly by: CommandBy;
  readonly key: string;
  readonly bodyHash: Buffer;
  readonly now: string;
  readonly expiresAt: string;
}

/** False: a command with this key is there already. */
export async function insertCommand(tx: Tx, command: NewCommand): Promise<boolean> {
  const made = await tx.query(
    `insert into home_command (operator_id, command_id, account_id, device_id, gateway_id, set_to,
       by_kind, by_name, write_key, body_hash, asked_at, expires_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'asked')
     on conflict do nothing returning command_id`,
    [
      tx.operatorId,
      command.command,
      command.accountId,
      command.device,
      command.gateway,
      JSON.stringify(command.set),
      command.by.kind,
      command.by.name,
      command.key,
      command.bodyHash,
      command.now,
      command.expiresAt,
    ],
  );
  if (made.length === 0) return false;
  await insertStep(tx, command.command, {
    state: "asked",
    at: command.now,
    property: null,
    properties: {},
  });
  return true;
}

/** The command that a request made before; and whether it said the same. */
export async function commandOfKey(
  tx: Tx,
  { accountId, key, bodyHash }: Pick<NewCommand, "accountId" | "key" | "bodyHash">,
): Promise<{ readonly command: CommandRow; readonly isSame: boolean } | null> {
  const [row] = await tx.query<{ command_id: string; same: boolean }>(
    `select command_id, body_hash = $4 as same from home_command
     where operator_id = $1 and account_id = $2 and write_key = $3`,
    [tx.operatorId, accountId, key, bodyHash],
  );
  const command = row && (await loadCommand(tx, row.command_id));
  return row && command ? { command, isSame: row.same } : null;
}

export async function loadCommand(tx: Tx, command: string): Promise<CommandRow | null> {
  const [row] = await tx.query<Found>(`${COMMAND} and command_id = $2`, [tx.operatorId, command]);
  return row ?? null;
}

export function loadCommandsById(
  tx: Tx,
  commands: readonly string[],
): Promise<readonly CommandRow[]> {
  return tx.query<Found>(`${COMMAND} and command_id = any($2) order by asked_at, command_id`, [
    tx.operatorId,
    commands,
  ]);
}

/** Those of an account since an instant, newest first. */
export function loadCommands(
  tx: Tx,
  accountId: number,
  { since, most }: { readonly since: string; readonly most: number },
): Promise<readonly CommandRow[]> {
  return tx.query<Found>(
    `${COMMAND} and account_id = $2 and asked_at >= $3 order by asked_at desc, command_id limit $4`,
    [tx.operatorId, accountId, since, most],
  );
}

const UNDER_WAY = "('asked', 'sent', 'accepted')";

/** Those of an account that somebody still waits for. */
export function loadUnderWay(tx: Tx, accountId: number): Promise<readonly CommandRow[]> {
  return tx.query<Found>(
    `${COMMAND} and account_id = $2 and state in ${UNDER_WAY} order by asked_at, command_id`,
    [tx.operatorId, accountId],
  );
}

/** Those that wait for a gateway's line. */
export function loadAsked(tx: Tx, gateway: string, now: string): Promise<readonly CommandRow[]> {
  return tx.query<Found>(
    `${COMMAND} and gateway_id = $2 and state = 'asked' and expires_at > $3
     order by asked_at, command_id`,
    [tx.operatorId, gateway, now],
  );
}

export interface ToldStep {
  readonly command: string;
  /** Whose command it must be: a gateway tells of its own alone. */
  readonly gateway: string;
  readonly state: CommandState;
  readonly at: string;
  readonly property: string | null;
  readonly properties: Properties;
}

/** A command's way is four steps; who tells of more goes round in circles. */
const MOST_STEPS = 20;

/**
 * Take the steps that gateways tell, in their order. What cannot follow, and what is another
 * gateway's, changes nothing, and is found out without asking for each. Returns the commands that
 * changed.
 */
export async function takeSteps(tx: Tx, told: readonly ToldStep[]): Promise<readonly string[]> {
  const known = await tx.query<Pick<ToldStep, "command" | "gateway" | "state"> & Counted>(
    `select command_id as command, gateway_id as gateway, state,
       (select count(*)::integer from home_command_event e
         where (e.operator_id, e.command_id) = (c.operator_id, c.command_id)) as steps
     from home_command c where operator_id = $1 and command_id = any($2)
     order by command_id for update`,
    [tx.operatorId, told.map(({ command }) => command)],
  );
  const ways = new Map(known.map((each) => [`${each.gateway}/${each.command}`, { ...each }]));
  const changed = new Set<string>();
  for (const step of told) {
    const way = ways.get(`${step.gateway}/${step.command}`);
    if (!way || way.steps >= MOST_STEPS || !afterStep(way.state, step.state).ok) continue;
    await takeStep(tx, step);
    ways.set(`${step.gateway}/${step.command}`, {
      ...way,
      state: step.state,
      steps: way.steps + 1,
    });
    changed.add(step.command);
  }
  return [...changed];
}

interface Counted {
  readonly [column: string]: unknown;
  readonly steps: number;
}

async function takeStep(tx: Tx, step: ToldStep): Promise<void> {
  await tx.query(
    `update home_command set state = $3, property = $4, result = result || $5
     where operator_id = $1 and command_id = $2`,
    [tx.operatorId, step.command, step.state, step.property, JSON.stringify(step.properties)],
  );
  await insertStep(tx, step.command, step);
}

/**
 * Give up, some seconds after their time, commands that nobody tells of any more: what was never
 * sent expired; what was sent and not read back has no answer. Returns them.
 */
export async function expireCommands(
  tx: Tx,
  now: string,
): Promise<readonly Pick<CommandRow, "command" | "accountId" | "gateway" | "state">[]> {
  const rows = await tx.query<Pick<Found, "command" | "accountId" | "gateway" | "state">>(
    `update home_command
     set state = case state when 'asked' then 'expired' else 'no-answer' end
     where operator_id = $1 and state in ${UNDER_WAY}
       and expires_at + interval '5 seconds' <= $2
     returning command_id as command, account_id as "accountId", gateway_id as gateway, state`,
    [tx.operatorId, now],
  );
  for (const { command, state } of rows)
    await insertStep(tx, command, { state, at: now, property: null, properties: {} });
  return rows;
}

async function insertStep(
  tx: Tx,
  command: string,
  { state, at, property, properties }: Omit<ToldStep, "command" | "gateway">,
): Promise<void> {
  await tx.query(
    `insert into home_command_event
       (operator_id, command_id, position, state, at, property, properties)
     select $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6 from home_command_event
     where operator_id = $1 and command_id = $2`,
    [tx.operatorId, command, state, at, property, JSON.stringify(properties)],
  );
}
