import type { Action, ActionOf, ActionType } from "./action-schema.ts";
import { askedOf } from "./household/asked.ts";
import { carryThrough } from "./household/carry-through.ts";
import type { Asked, Decision, Household } from "./decision.ts";
import { accept } from "./decisions/accept.ts";
import { issueNumber } from "./decisions/approval-numbers.ts";
import { cancelApplication } from "./decisions/cancel-application.ts";
import { changeHolder } from "./decisions/change-holder.ts";
import { changeItem } from "./decisions/change-item.ts";
import { charge } from "./decisions/charge.ts";
import { completeWork } from "./decisions/complete-work.ts";
import { consent } from "./decisions/consent.ts";
import { reportDamage } from "./decisions/damage.ts";
import { issueDocument, receiveDocument } from "./decisions/documents.ts";
import { endForCause } from "./decisions/end-for-cause.ts";
import { lendEquipment, returnEquipment } from "./decisions/equipment.ts";
import { leave } from "./decisions/leave.ts";
import { move } from "./decisions/move.ts";
import { objectToRenewal } from "./decisions/object-to-renewal.ts";
import { addOption, dropOption } from "./decisions/options.ts";
import { cancelWork, orderWork } from "./decisions/order-work.ts";
import { pauseService } from "./decisions/pause.ts";
import { providerChangeOut, undoProviderChange } from "./decisions/provider-change.ts";
import { recordOutage } from "./decisions/record-outage.ts";
import { refuseApplication } from "./decisions/refuse-application.ts";
import { restore } from "./decisions/restore.ts";
import { resumeService } from "./decisions/resume.ts";
import { retract } from "./decisions/retract.ts";
import { runOut } from "./decisions/run-out.ts";
import { notifyStart, start } from "./decisions/start.ts";
import { suspend } from "./decisions/suspend.ts";
import { takeBackNotice } from "./decisions/take-back-notice.ts";
import { tell } from "./decisions/tell.ts";
import { withdrawFrom } from "./decisions/withdraw.ts";
import { refusedAsTooFar } from "./decisions/too-far-ahead.ts";

type Verb<Type extends ActionType> = (asked: Asked, action: ActionOf<Type>) => Decision;

/** One file for each verb; an action without one does not compile. */
const VERBS: { readonly [Type in ActionType]: Verb<Type> } = {
  accept,
  "add-option": addOption,
  "cancel-application": cancelApplication,
  "cancel-work": cancelWork,
  "change-holder": changeHolder,
  "change-item": changeItem,
  charge,
  "complete-work": completeWork,
  consent,
  "drop-option": dropOption,
  "end-for-cause": endForCause,
  "issue-document": issueDocument,
  "issue-number": issueNumber,
  leave,
  "lend-equipment": lendEquipment,
  move,
  "notify-start": notifyStart,
  "object-to-renewal": objectToRenewal,
  "order-work": orderWork,
  pause: pauseService,
  "provider-change-out": providerChangeOut,
  "receive-document": receiveDocument,
  "record-outage": recordOutage,
  refuse: refuseApplication,
  "report-damage": reportDamage,
  restore,
  resume: resumeService,
  retract,
  "return-equipment": returnEquipment,
  "run-out": runOut,
  start,
  suspend,
  "take-back-notice": takeBackNotice,
  tell,
  "undo-provider-change": undoProviderChange,
  withdraw: withdrawFrom,
};

/**
 * What is asked of a contract: the events to record, or why not (Art. of the terms named). Whatever
 * a verb decides is read again as a history under the terms before it counts, so that nothing
 * impossible is ever recorded. What it means for the contracts around is the same for every verb.
 */
export function decide(household: Household, contractId: string, action: Action): Decision {
  const asked = askedOf(household, contractId);
  if (!asked.ok) return asked;
  const far = refusedAsTooFar(household, action);
  if (far) return far;
  // The table pairs each action with its verb; the pairing is lost only here.
  const verb = VERBS[action.type] as Verb<ActionType>;
  const decision = verb(asked.value, action);
  if (!decision.ok) return decision;
  return carryThrough(household, decision.value);
}
