import type { CommandRefusal } from "../../home/ask-command.ts";

/** What the interface answers instead of a value, in the words of the Web API's guideline. */
export interface ElapiError {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 502 | 504;
  readonly type:
    | "referenceError"
    | "rangeError"
    | "typeError"
    | "deviceError"
    | "timeoutError"
    | "authError"
    | "otherError";
  /** Stable, as everywhere in Engawa. */
  readonly code: string;
  readonly message: string;
}

type Code =
  | CommandRefusal["code"]
  | "elapi.unknown-token"
  | "elapi.read-only-token"
  | "elapi.too-many-requests"
  | "elapi.property-not-found"
  | "elapi.not-found"
  | "elapi.bad-body"
  | "elapi.too-large"
  | "elapi.refused"
  | "elapi.not-applied"
  | "elapi.no-answer"
  | "elapi.expired";

const ERRORS: Readonly<Record<Code, Omit<ElapiError, "code">>> = {
  "elapi.unknown-token": said(401, "authError", "Send a personal token: Authorization: Bearer …"),
  "elapi.read-only-token": said(403, "authError", "This token may read, not set."),
  "elapi.too-many-requests": said(429, "otherError", "Too many requests in a short time."),
  "elapi.not-found": said(404, "referenceError", "There is nothing here."),
  "elapi.property-not-found": said(404, "referenceError", "The device has no such property."),
  "elapi.bad-body": said(400, "typeError", 'Send one property and its value: {"name": value}.'),
  "elapi.too-large": said(413, "typeError", "What was sent is too large."),
  "elapi.refused": said(502, "deviceError", "The device refused it."),
  "elapi.not-applied": said(502, "deviceError", "The device accepted it, but it did not change."),
  "elapi.no-answer": said(504, "timeoutError", "The device did not answer."),
  "elapi.expired": said(504, "timeoutError", "It could not be sent in time."),
  "home.no-service": said(403, "otherError", "There is no home service in force."),
  "home.device-not-found": said(404, "referenceError", "There is no such device."),
  "home.house-only": said(403, "otherError", "The contract shows the whole house alone."),
  "home.device-excluded": said(403, "deviceError", "This kind of device is not served."),
  "home.not-allowed": said(403, "deviceError", "The resident has not allowed control of it."),
  "home.remote-forbidden": said(403, "deviceError", "The device forbids operation from outside."),
  "home.gateway-offline": said(409, "deviceError", "The gateway is not connected."),
  "home.nothing-set": said(400, "typeError", 'Send one property and its value: {"name": value}.'),
  "home.not-settable": said(403, "referenceError", "This property cannot be set."),
  "home.out-of-range": said(400, "rangeError", "The value is beyond what can be set safely."),
  "home.bad-value": said(400, "rangeError", "The property does not take this value."),
  "request.key-reused": said(409, "otherError", "The key was used for another request."),
};

export function elapiError(code: Code): ElapiError {
  return { ...ERRORS[code], code };
}

function said(
  status: ElapiError["status"],
  type: ElapiError["type"],
  message: string,
): Omit<ElapiError, "code"> {
  return { status, type, message };
}
