import type { Pool } from "pg";
import { newName } from "../../../home/secret.ts";
import { type CommandRow, loadCommand } from "../../../home/store-commands.ts";
import type { CommandState } from "../../../home/model.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { loadOperator, type Tx, withOperator } from "../../../platform/index.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { askCommand } from "../../home/ask-command.ts";
import { loadHomePicture, withNow } from "../../home/home-picture.ts";
import type { LiveHub } from "../../home/live-hub.ts";
import { tokenCaller } from "../../home/token-caller.ts";
import { awaitCommand } from "./await-command.ts";
import { type ElapiError, elapiError } from "./elapi-error.ts";
import type { ElapiCaller, ElapiSet, ElapiSetting, HomeApi } from "./home-api.ts";

interface Parts {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
  /** Null: this server holds no lines; what is written down counts, and nothing is waited for. */
  readonly hub: LiveHub | null;
}

/** How long a program waits for the read-back: a device on a slow network takes seconds. */
const PATIENCE_MS = 12_000;

/** The own home over the database, for the bearer of a personal token. */
export function homeOfToken(parts: Parts): HomeApi {
  return {
    caller: (secret) => tokenCaller(parts.pool, secret),
    devices: (caller) =>
      inHome(parts, caller, async ({ tx, now }) => {
        const at = { tx, catalogue: parts.catalogue, now };
        const picture = await loadHomePicture(at, caller.accountId);
        if (picture.shows === null) return no(elapiError("home.no-service"));
        if (picture.shows === "house") return no(elapiError("home.house-only"));
        return ok(withNow(picture, parts.hub?.nowOf(caller) ?? new Map()).devices);
      }),
    set: (caller, setting) => setFor(parts, caller, setting),
  };
}

async function inHome<T>(
  { pool }: Parts,
  { operatorId }: ElapiCaller,
  work: (at: { readonly tx: Tx; readonly now: string }) => Promise<T>,
): Promise<T> {
  const operator = await loadOperator(pool, operatorId);
  if (operator === null) throw new Error(`operator ${operatorId} of a token is gone`);
  const now = operator.clock.instant();
  return withOperator(pool, operatorId, (tx) => work({ tx, now }));
}

/** Ask as everybody asks, then wait for the way to end. */
async function setFor(
  parts: Parts,
  caller: ElapiCaller,
  { device, property, value, key }: ElapiSetting,
): Promise<Result<ElapiSet, ElapiError>> {
  const way = parts.hub && awaitCommand(parts.hub, caller, PATIENCE_MS);
  try {
    const asked = await inHome(parts, caller, ({ tx, now }) =>
      askCommand(
        { tx, catalogue: parts.catalogue, now },
        {
          accountId: caller.accountId,
          device,
          set: { [property]: value },
          by: { kind: "api", name: caller.name },
          actor: `token ${caller.token}`,
          key: `token ${caller.token} ${key ?? newName("cm")}`,
        },
      ),
    );
    if (!asked.ok) return no(elapiError(asked.refusal.code));
    const read = () => inHome(parts, caller, ({ tx }) => loadCommand(tx, asked.value.command));
    return outcomeOf((await way?.end(asked.value, read)) ?? asked.value);
  } finally {
    way?.stop();
  }
}

const FAILED: Readonly<Partial<Record<CommandState, ElapiError>>> = {
  refused: elapiError("elapi.refused"),
  "not-applied": elapiError("elapi.not-applied"),
  "no-answer": elapiError("elapi.no-answer"),
  expired: elapiError("elapi.expired"),
};

function outcomeOf({ command, state, set, result }: CommandRow): Result<ElapiSet, ElapiError> {
  const failed = FAILED[state];
  if (failed) return no(failed);
  if (state !== "confirmed") return ok({ done: false, command, state });
  return ok({ done: true, properties: { ...set, ...result } });
}
