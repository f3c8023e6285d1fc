/** A room as it is edited; one without a name of its own at the server is new. */
export interface RoomDraft {
  readonly key: string;
  readonly room: string | null;
  readonly name: string;
}

/** The same rooms with one moved up (−1) or down (+1). */
export function moved(
  draft: readonly RoomDraft[],
  place: number,
  by: -1 | 1,
): readonly RoomDraft[] {
  const [one, other] = [draft[place], draft[place + by]];
  if (one === undefined || other === undefined) return draft;
  return draft.map((each) => (each === one ? other : each === other ? one : each));
}

/** What is wrong by the room's key: no name or too long a name, or the name of one before it. */
export function wrongRooms(draft: readonly RoomDraft[]): ReadonlyMap<string, "name" | "twice"> {
  const wrong = new Map<string, "name" | "twice">();
  const taken = new Set<string>();
  for (const { key, name } of draft) {
    const trimmed = name.trim();
    if (trimmed === "" || trimmed.length > 40) wrong.set(key, "name");
    else if (taken.has(trimmed)) wrong.set(key, "twice");
    taken.add(trimmed);
  }
  return wrong;
}
