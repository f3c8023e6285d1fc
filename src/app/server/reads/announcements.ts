import type { Label } from "../../../terms/fields.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { Announcements } from "../../api/queue.ts";
import type { Reading } from "./world.ts";

interface Row {
  readonly id: number;
  readonly service: string;
  readonly change: string;
  readonly title: Label;
  readonly announcedOn: string;
  readonly effectiveOn: string;
  readonly told: number;
}

const MOST = 100;

/** What was announced to how many, newest first, and what the terms know to be announced. */
export async function readAnnouncements({ tx, world }: Reading): Promise<Announcements> {
  const { catalogue } = world;
  const changes = changesOf(catalogue);
  const rows = await tx.query<Row & Record<string, unknown>>(
    `select announcement_id as id, service, change, title, announced_on as "announcedOn",
       effective_on as "effectiveOn",
       (select count(distinct n.account_id) from notification n where n.operator_id = a.operator_id
          and n.once_key like '%/announced/' || a.announcement_id) as told
     from announcement a where operator_id = $1 order by announcement_id desc limit $2`,
    [tx.operatorId, MOST],
  );
  return {
    announcements: rows.map(({ id, change, ...row }) => {
      const known = changes.find((each) => each.service === row.service && each.change === change);
      return { ...row, id: String(id), change: known?.label ?? { ja: change, en: change } };
    }),
    changes: [...changes],
  };
}

function changesOf(catalogue: LoadedCatalogue): Announcements["changes"] {
  return [...catalogue.services].flatMap(([service, { name }]) =>
    rulesOf(catalogue, service, "announcement").flatMap(({ rule }) =>
      Object.entries(rule.changes).map(([change, { label }]) => ({ service, name, change, label })),
    ),
  );
}
