export { type UseRefusal } from "./ask-use.ts";
export {
  announceEvent,
  type AnnounceEvent,
  type AnnounceRefusal,
  callOffEvent,
  type ChoiceRefusal,
  chooseEvent,
  concernedByEvent,
  mayAnnounceEvent,
  reportFraud,
  runningMember,
  usePoints,
} from "./commands.ts";
export { type EventPhase, phaseOf, windowAt, windowEnd, windowStart } from "./event-times.ts";
export {
  type DayFinding,
  grantOf,
  judgeOne,
  type MonthFinding,
  monthFindings,
} from "./findings.ts";
export { billMonthOf, grantDay } from "./grant-days.ts";
export { type Window, windowText } from "./judge-day.ts";
export { balanceOf, lotsOf, type LotState } from "./ledger.ts";
export { eventFinding, findingAsk, type LoadedMember, loadMembers } from "./load-members.ts";
export type { Before, Entry, Finding, Judged, Lapse, PointScheme, Verdict } from "./model.ts";
export { schemeOf, schemesOf } from "./scheme.ts";
export { memberAccounts, type PostedEntry, settlePoints } from "./settle-points.ts";
export {
  type EventScope,
  loadEvent,
  isHeldByAnother,
  loadEvents,
  loadEventsLeftSet,
  loadOwnEvents,
  loadParticipants,
  markSteered,
  type OwnEvent,
  type Participation,
  type PointEvent,
  type ToldHousehold,
} from "./store-events.ts";
export { type KeptEntry, type KeptUse, loadUses } from "./store.ts";
