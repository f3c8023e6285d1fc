/** The desk's pages of the call-out: one file, loaded when the first of them is opened. */
export { BoardPage } from "./board-page.tsx";
export { CasePage } from "./case-page.tsx";
export { FiguresPage } from "./figures-page.tsx";
export { IntakePage } from "./intake-page.tsx";
export { PlanPage } from "./plan-page.tsx";
export { TechniciansPage } from "./technicians-page.tsx";
