export { CasePage } from "./case-page.tsx";
export { NewCallPage } from "./new-call-page.tsx";
export { TroublePage } from "./trouble-page.tsx";
