import { queueMails, type Tx } from "../../platform/index.ts";
import type { Notification } from "./notify.ts";

export interface Addressee {
  readonly name: string;
  readonly email: string;
  readonly operator: string;
}

/**
 * The same word by mail, for households with an address: into the outbox, in the transaction that
 * gave cause for it.
 */
export async function writeLetters(
  tx: Tx,
  at: string,
  notifications: readonly Notification[],
): Promise<number> {
  const ids = notifications.flatMap(({ accountId }) => accountId ?? []);
  if (ids.length === 0) return 0;
  const people = await addressees(tx, [...new Set(ids)]);
  const letters = notifications.flatMap((notification) => {
    const { accountId, onceKey, link } = notification;
    const person = accountId === null ? undefined : people.get(accountId);
    if (person === undefined) return [];
    const { subject, body } = letterOf(notification, person);
    return [{ accountId, to: person.email, subject, body, link, onceKey }];
  });
  return queueMails(tx, at, letters);
}

async function addressees(
  tx: Tx,
  accountIds: readonly number[],
): Promise<ReadonlyMap<number, Addressee>> {
  const rows = await tx.query<{ id: number } & Addressee>(
    `select a.account_id as id, a.name, a.email, o.name as operator
     from account a join operator o using (operator_id)
     where a.operator_id = $1 and a.account_id = any($2::integer[]) and a.email <> ''`,
    [tx.operatorId, accountIds],
  );
  return new Map(rows.map(({ id, ...person }) => [id, person]));
}

export function letterOf(
  { title, body }: Pick<Notification, "title" | "body">,
  { name, operator }: Addressee,
) {
  const japanese = [`${name} 様`, "", title.ja, ...(body.ja === title.ja ? [] : ["", body.ja])];
  const english = [title.en, ...(body.en === title.en ? [] : [body.en])];
  const end = ["", "――", operator, "このメールは自動でお送りしています。"];
  return {
    subject: `【${operator}】${title.ja}`,
    body: [...japanese, "", ...english, ...end].join("\n"),
  };
}
