export { act, type ActAsk, type Acted, type Actor, decideOnce, writeHash } from "./act.ts";
export { actRefusal } from "./act-refusals.ts";
export { applicationFor, applyFor, type NamedApplication } from "./apply.ts";
export { type ApplyAsk, applyTogether, nameAll } from "./apply-together.ts";
export {
  type Action,
  actionSchema,
  type ActionType,
  DAY_FIELDS,
  type Application,
  applicationSchema,
} from "./action-schema.ts";
export { loadAskedHousehold, loadAskedHouseholds } from "./load-household.ts";
export { RESIDENT_ACTIONS, refusedToResident } from "./resident-actions.ts";
export { decide } from "./decide.ts";
export { askedOf } from "./household/asked.ts";
export { contractsAfter } from "./household/household-after.ts";
export { missingAnswers, questionsOf, warningsFor } from "./rules/deadline-check.ts";
export type { Deadline, DeadlineKind } from "./deadlines/deadline.ts";
export { refuse } from "./decision.ts";
export type {
  Asked,
  Consequence,
  Decided,
  Decision,
  Household,
  NewEvent,
  Note,
  Person,
  Refused,
} from "./decision.ts";
export { capacityAsked, type Measure } from "./decisions/capacity-of-plan.ts";
export { conditionFactsOf, type FactsAsk } from "./household/condition-facts.ts";
export { type Followed, whatFollowsEnd } from "./household/dependents.ts";
export { composeDocument, documentTerms } from "./documents/compose.ts";
export type { DocumentContent } from "./documents/content.ts";
export { type StartedRight, startedBy } from "./documents/starts.ts";
export { type DueDocument, dueDocuments } from "./documents/due-documents.ts";
export {
  insertDocument,
  type KeptDocument,
  loadDocument,
  loadDocuments,
  nextVersion,
} from "./store-documents.ts";
export { formChosen } from "./documents/form-chosen.ts";
export { formation } from "./rules/formation.ts";
export { concernedBy, recordAnnouncement } from "./announce-to.ts";
export { announce } from "./rules/announce.ts";
export { eventWord, isEventType } from "./words/event-words.ts";
export { encodeEvent } from "./history/event-codec.ts";
export { contractEventSchema } from "./history/event-schema.ts";
export type {
  Contract,
  ContractEvent,
  ContractFact,
  ContractState,
  DocumentForm,
} from "./model.ts";
export type { AsKnown } from "./history/order-events.ts";
export { type Life, readHistory } from "./history/read-history.ts";
export type { ContractRefusal, HistoryRefusal, TermsRefusal } from "./history/refusal.ts";
export { noticeEffect } from "./rules/notice.ts";
export { itemOn, lastDayOf, optionsOn, stateOf, stateOn } from "./history/state.ts";
export { type TenureAsk, tenureOf } from "./history/tenure.ts";
export { type ContractTerm, nthTerm, termRuleOf, termsThrough } from "./rules/term.ts";
export { trial } from "./rules/trial.ts";
export { lastDayToWithdraw, withdraw } from "./rules/withdraw.ts";
export { openContract, recordEvents, type RecordRefusal } from "./commands.ts";
export {
  accountsOfMeter,
  contractsOfKey,
  type HeldContract,
  insertContracts,
  loadContract,
  loadContracts,
  loadHeldUnder,
  keepWrite,
  lockKey,
  writeSeen,
} from "./store.ts";
export {
  type Agenda,
  agendaOf,
  datedOf,
  type Lived,
  type Step,
  stepKey,
  stepsAhead,
} from "./deadlines/agenda.ts";
export { type Dated, deadlinesOf } from "./deadlines/deadlines-of.ts";
export { openWorks } from "./deadlines/work.ts";
export { eventsOf } from "./history/read-history.ts";
export { notesOnReturning, stillLent } from "./history/lent.ts";
export {
  dueAccounts,
  forgetAgendas,
  holdLivedThrough,
  livedThrough,
  outcomesOf,
  recordSteps,
  setLivedThrough,
  staleAccounts,
  stepsDone,
  writeAgenda,
  writeAgendas,
} from "./store-agenda.ts";
export { spoken } from "./words/spoken.ts";
