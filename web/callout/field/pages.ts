export { FieldDayPage } from "./day-page.tsx";
export { FieldNoticesPage } from "./notices-page.tsx";
export { FieldVisitPage } from "./visit-page.tsx";
