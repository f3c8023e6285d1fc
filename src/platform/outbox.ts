import type { Pool } from "pg";
import { addSeconds, type Clock, type InstantText } from "./clock.ts";
import type { MailSender } from "./mail.ts";
import { headerText, mailAddress } from "./mail-address.ts";
import { type Tx, withOperator } from "./pool.ts";

export interface NewMail {
  readonly accountId: number | null;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** A path of the portal, or empty. */
  readonly link: string;
  /** The same letter is written once. */
  readonly onceKey: string;
}

/**
 * Put letters into the outbox, in the transaction that caused them. Those whose address is none are
 * left out; answers how many were written now.
 */
export async function queueMails(
  tx: Tx,
  at: InstantText,
  mails: readonly NewMail[],
): Promise<number> {
  const good = mails.flatMap((mail) => {
    const to = mailAddress(mail.to);
    return to === null ? [] : [{ ...mail, to, subject: headerText(mail.subject) }];
  });
  if (good.length === 0) return 0;
  const rows = await tx.query(
    `insert into outbox_mail
       (operator_id, queued_at, account_id, to_address, subject, body, link, once_key)
     select $1, $2, * from unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::text[])
     on conflict (operator_id, once_key) do nothing returning mail_id`,
    [
      tx.operatorId,
      at,
      good.map(({ accountId }) => accountId),
      good.map(({ to }) => to),
      good.map(({ subject }) => subject),
      good.map(({ body }) => body),
      good.map(({ link }) => link),
      good.map(({ onceKey }) => onceKey),
    ],
  );
  return rows.length;
}

/** Tried so often, a letter is left lying; with the waits between, for about four days. */
const MOST_TRIES = 20;
const LONGEST_WAIT_SECONDS = 6 * 3600;

export interface Sending {
  readonly pool: Pool;
  readonly sender: MailSender;
  /** The machine's. */
  readonly clock: Clock;
  /** Address of the portal for links in letters; null: links are left out. */
  readonly portal: string | null;
}

export interface Sent {
  readonly sent: number;
  readonly failed: number;
}

/**
 * Send what lies in an operator's outbox. A letter is marked in the transaction that holds it, so
 * that two senders do not both take it; one whose mark is lost is sent again, with the same
 * Message-ID.
 */
export async function sendMails(sending: Sending, operatorId: number): Promise<Sent> {
  const count = { sent: 0, failed: 0 };
  for (;;) {
    const outcome = await withOperator(sending.pool, operatorId, (tx) => sendNext(tx, sending));
    if (outcome === "none") return count;
    count[outcome] += 1;
  }
}

interface MailRow {
  readonly mail_id: number;
  readonly to_address: string;
  readonly subject: string;
  readonly body: string;
  readonly link: string;
  readonly queued_at: string;
  readonly attempts: number;
}

async function sendNext(tx: Tx, sending: Sending): Promise<"none" | "sent" | "failed"> {
  const now = sending.clock.instant();
  const [row] = await tx.query<MailRow & Record<string, unknown>>(
    `select mail_id, to_address, subject, body, link, queued_at, attempts from outbox_mail
     where operator_id = $1 and sent_at is null and attempts < $2
       and (next_try_at is null or next_try_at <= $3)
     order by mail_id limit 1 for update skip locked`,
    [tx.operatorId, MOST_TRIES, now],
  );
  if (!row) return "none";
  const fault = await attempt(sending, tx.operatorId, row);
  const wait = Math.min(60 * 2 ** row.attempts, LONGEST_WAIT_SECONDS);
  await tx.query(
    `update outbox_mail set attempts = attempts + 1, sent_at = $3, next_try_at = $4, last_error = $5
     where operator_id = $1 and mail_id = $2`,
    [
      tx.operatorId,
      row.mail_id,
      fault === null ? now : null,
      fault === null ? null : addSeconds(now, wait),
      fault,
    ],
  );
  return fault === null ? "sent" : "failed";
}

/** Null: it has left. Otherwise why not, in few words. */
async function attempt(
  { sender, portal }: Sending,
  operatorId: number,
  row: MailRow,
): Promise<string | null> {
  const link = portal === null || row.link === "" ? "" : `\n\n${portal}${row.link}`;
  try {
    await sender.send({
      operatorId,
      mailId: row.mail_id,
      to: row.to_address,
      subject: row.subject,
      body: `${row.body}${link}\n`,
      queuedAt: row.queued_at,
    });
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 300);
  }
}
