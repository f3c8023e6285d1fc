export {
  addSeconds,
  type Clock,
  clockAt,
  clockOf,
  type InstantText,
  instantText,
  isLater,
  machineClock,
} from "./clock.ts";
export {
  type Config,
  ConfigError,
  type DatabaseConfig,
  type MailConfig,
  readConfig,
} from "./config.ts";
export { DatabaseError } from "./database-error.ts";
export { keepClockRunning, type RunningClock } from "./keep-running.ts";
export { migrate, type Migration, readMigrations } from "./migrate.ts";
export {
  createOperator,
  listOperators,
  loadOperator,
  type Operator,
  setOperatorClock,
} from "./operator.ts";
export { openPool, query, type Tx, withOperator } from "./pool.ts";
export type { Schema } from "./schema.ts";
export {
  closeOnSignal,
  type Database,
  type DatabaseUrls,
  startDatabase,
} from "./start-database.ts";
export { type AuditEntry, firstBrokenAudit, recordAudit } from "./audit.ts";
export {
  type OriginRefusal,
  refuseOtherOrigin,
  sameOriginOnly,
  securityHeaders,
  sessionCookie,
} from "./http.ts";
export { hashPassword, refusePassword, type PasswordRefusal, verifyPassword } from "./passwords.ts";
export {
  login,
  type LoginRefusal,
  type LoginRequest,
  logout,
  logoutEverywhere,
  type Session,
  sessionOf,
} from "./sessions.ts";
export {
  type Invitation,
  invitationOf,
  invite,
  register,
  type Registration,
  type RegistrationRefusal,
} from "./invitations.ts";
export { type Also, type Job, startWorker, wakeWork, type Worker } from "./jobs.ts";
export { type MailSender, openMail } from "./mail.ts";
export { headerText, mailAddress } from "./mail-address.ts";
export { type NewMail, queueMails, sendMails } from "./outbox.ts";
