import { describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { clockAt } from "./clock.ts";
import type { Mail, MailSender } from "./mail.ts";
import { type NewMail, queueMails, sendMails } from "./outbox.ts";
import { withOperator } from "./pool.ts";

const database = await freshDatabase();

const QUEUED = "2027-01-24T01:00:00.000Z";

function letter(onceKey: string, to = "hanako@example.jp"): NewMail {
  return { accountId: null, to, subject: "期日", body: "本文", link: "/calendar", onceKey };
}

/** Keeps letters; refuses as many as it is told to first. */
function keeper(refusals = 0): MailSender & { readonly kept: Mail[] } {
  const kept: Mail[] = [];
  let left = refusals;
  return {
    kept,
    send: async (mail) => {
      left -= 1;
      if (left >= 0) throw new Error("451 try again later");
      kept.push(mail);
    },
    close: () => undefined,
  };
}

function queue(operator: number, mails: readonly NewMail[]) {
  return withOperator(database.app, operator, (tx) => queueMails(tx, QUEUED, mails));
}

function send(operator: number, sender: MailSender, at: string) {
  const sending = { pool: database.app, sender, clock: clockAt(at), portal: "https://my.example" };
  return sendMails(sending, operator);
}

describe("the outbox", () => {
  test("writes the same letter once and leaves out what is no address", async () => {
    const operator = await database.createOperator("once");
    const bad = letter("c", "a@b.jp\r\nBcc: d@e.jp");
    expect(await queue(operator, [letter("a"), letter("b"), bad])).toBe(2);
    expect(await queue(operator, [letter("a")])).toBe(0);
  });

  test("sends in order, with the portal's address to the link, and each once", async () => {
    const operator = await database.createOperator("order");
    await queue(operator, [letter("a"), letter("b")]);
    const sender = keeper();
    expect(await send(operator, sender, QUEUED)).toEqual({ sent: 2, failed: 0 });
    expect(await send(operator, sender, QUEUED)).toEqual({ sent: 0, failed: 0 });
    expect(sender.kept.map(({ body }) => body)).toEqual([
      "本文\n\nhttps://my.example/calendar\n",
      "本文\n\nhttps://my.example/calendar\n",
    ]);
    expect(new Set(sender.kept.map(({ mailId }) => mailId)).size).toBe(2);
  });

  test("tries again after a minute, then two, and says why it waits", async () => {
    const operator = await database.createOperator("again");
    await queue(operator, [letter("a")]);
    const sender = keeper(2);
    expect(await send(operator, sender, "2027-01-24T01:00:00.000Z")).toMatchObject({ failed: 1 });
    expect(await send(operator, sender, "2027-01-24T01:00:59.000Z")).toEqual({
      sent: 0,
      failed: 0,
    });
    expect(await send(operator, sender, "2027-01-24T01:01:00.000Z")).toMatchObject({ failed: 1 });
    const [row] = await withOperator(database.app, operator, (tx) =>
      tx.query("select attempts, last_error, sent_at from outbox_mail where operator_id = $1", [
        operator,
      ]),
    );
    expect(row).toEqual({ attempts: 2, last_error: "451 try again later", sent_at: null });
    expect(await send(operator, sender, "2027-01-24T01:03:00.000Z")).toEqual({
      sent: 1,
      failed: 0,
    });
  });

  test("gives no letter to two senders at once", async () => {
    const operator = await database.createOperator("two");
    await queue(
      operator,
      Array.from({ length: 30 }, (_, index) => letter(`letter-${index}`)),
    );
    const [one, other] = [keeper(), keeper()];
    await Promise.all([send(operator, one, QUEUED), send(operator, other, QUEUED)]);
    const ids = [...one.kept, ...other.kept].map(({ mailId }) => mailId);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });

  test("sends again what left but was not marked, under the same name", async () => {
    const operator = await database.createOperator("unmarked");
    await queue(operator, [letter("a")]);
    const sender = keeper();
    const breaking: MailSender = {
      ...sender,
      send: async (mail) => {
        await sender.send(mail);
        // The connection that would have marked it is lost.
        await database.app.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and state = 'idle in transaction'`,
        );
      },
    };
    await expect(send(operator, breaking, QUEUED)).rejects.toThrow();
    expect(await send(operator, sender, QUEUED)).toEqual({ sent: 1, failed: 0 });
    const [first, second] = sender.kept;
    expect(second).toEqual(first);
  });
});
