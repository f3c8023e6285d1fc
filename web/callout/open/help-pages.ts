export { HelpCall } from "./help-call.tsx";
export { HelpCase } from "./help-case.tsx";
