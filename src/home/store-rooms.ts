import type { Tx } from "../platform/index.ts";
import { newName } from "./secret.ts";

export interface RoomRow {
  readonly room: string;
  readonly name: string;
}

/** In the resident's own order. */
export function loadRooms(tx: Tx, accountId: number): Promise<readonly RoomRow[]> {
  return tx.query<RoomRow & Record<string, unknown>>(
    `select room_id as room, name from home_room
     where operator_id = $1 and account_id = $2 order by position, room_id`,
    [tx.operatorId, accountId],
  );
}

/**
 * The rooms as they are wanted, in this order: those without a name of their own (`room` null) are
 * new, those left out are gone and their devices stand in no room. False: a room is not of this
 * home, and nothing is changed.
 */
export async function saveRooms(
  tx: Tx,
  accountId: number,
  wanted: readonly { readonly room: string | null; readonly name: string }[],
): Promise<boolean> {
  const known = new Set((await loadRooms(tx, accountId)).map(({ room }) => room));
  const kept = wanted.flatMap(({ room }) => room ?? []);
  if (new Set(kept).size < kept.length || kept.some((room) => !known.has(room))) return false;
  await tx.query(
    `update home_device set room_id = null
     where operator_id = $1 and account_id = $2 and room_id is not null and room_id <> all($3)`,
    [tx.operatorId, accountId, kept],
  );
  await tx.query(
    `delete from home_room where operator_id = $1 and account_id = $2 and room_id <> all($3)`,
    [tx.operatorId, accountId, kept],
  );
  const rooms = wanted.map(({ room, name }) => ({ room: room ?? newName("rm"), name }));
  await tx.query(
    `insert into home_room (operator_id, account_id, room_id, name, position)
     select $1, $2, each.room, each.name, each.at
     from unnest($3::text[], $4::text[]) with ordinality as each (room, name, at)
     on conflict (operator_id, account_id, room_id) do update
       set name = excluded.name, position = excluded.position`,
    [tx.operatorId, accountId, rooms.map(({ room }) => room), rooms.map(({ name }) => name)],
  );
  return true;
}
