import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import type { MailConfig } from "./config.ts";
import { mailDate } from "./clock-date.ts";
import type { InstantText } from "./clock.ts";
import { headerText, mailAddress } from "./mail-address.ts";

/** A letter that is to leave the house. */
export interface Mail {
  readonly operatorId: number;
  /** Stands for this letter: sent a second time it bears the same. */
  readonly mailId: number;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly queuedAt: InstantText;
}

/** Where mail goes. Sending throws when it did not get there. */
export interface MailSender {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** A server by its address, or a folder of files. */
export function openMail(config: MailConfig): MailSender {
  return config.kind === "smtp" ? smtpSender(config) : mailboxSender(config);
}

const PATIENCE_MS = 20_000;

function smtpSender({ url, from }: MailConfig & { readonly kind: "smtp" }): MailSender {
  const timeouts = { connectionTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const transport = createTransport({ ...optionsOf(url), ...timeouts });
  return {
    send: async (mail) => {
      await transport.sendMail(messageOf(mail, from));
    },
    close: () => transport.close(),
  };
}

function optionsOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const otherwise = secure ? 465 : 587;
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host: hostname.replaceAll(/[[\]]/g, ""),
    port: port === "" ? otherwise : Number(port),
    secure,
    ...(username === "" ? {} : { auth }),
  };
}

/** One file a letter, `<operator>/<id>.eml`: complete or not there; written again, the same. */
function mailboxSender({ directory, from }: MailConfig & { readonly kind: "mailbox" }): MailSender {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    send: async (mail) => {
      const { message } = await transport.sendMail(messageOf(mail, from));
      const folder = path.join(directory, String(mail.operatorId));
      await mkdir(folder, { recursive: true });
      const file = path.join(folder, `${mail.mailId}.eml`);
      await writeFile(`${file}.part`, message);
      await rename(`${file}.part`, file);
    },
    close: () => undefined,
  };
}

/** Throws on an address that could smuggle in another: nothing of it reaches a header. */
function messageOf(mail: Mail, from: string): SendMailOptions {
  const to = mailAddress(mail.to);
  const sender = mailAddress(from);
  if (to === null || sender === null) throw new Error("this is no plain mail address");
  const host = sender.slice(sender.indexOf("@") + 1);
  return {
    from: sender,
    to,
    envelope: { from: sender, to },
    subject: headerText(mail.subject),
    text: mail.body,
    messageId: `<engawa-${mail.operatorId}-${mail.mailId}@${host}>`,
    date: mailDate(mail.queuedAt),
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
