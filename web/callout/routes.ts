import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root } from "../root-route.ts";
import { daySearch, stepSearch } from "../searches.ts";

const troublePages = () => import("./resident/pages.ts");
const trouble = createRoute({
  getParentRoute: () => root,
  path: "/trouble",
  component: lazyRouteComponent(troublePages, "TroublePage"),
});
const newCall = createRoute({
  getParentRoute: () => root,
  path: "/trouble/new",
  validateSearch: stepSearch,
  component: lazyRouteComponent(troublePages, "NewCallPage"),
});
const ownCase = createRoute({
  getParentRoute: () => root,
  path: "/trouble/$number",
  component: lazyRouteComponent(troublePages, "CasePage"),
});

/** Opened by the gate, before it asks who is there; named here so that links may lead to them. */
const help = createRoute({ getParentRoute: () => root, path: "/help" });
const helpCase = createRoute({ getParentRoute: () => root, path: "/help/$token" });

const dispatchPages = () => import("./desk/pages.ts");
const dispatch = createRoute({
  getParentRoute: () => root,
  path: "/dispatch",
  component: lazyRouteComponent(dispatchPages, "BoardPage"),
});
const dispatchNew = createRoute({
  getParentRoute: () => root,
  path: "/dispatch/new",
  component: lazyRouteComponent(dispatchPages, "IntakePage"),
});
const dispatchCase = createRoute({
  getParentRoute: () => root,
  path: "/dispatch/cases/$number",
  component: lazyRouteComponent(dispatchPages, "CasePage"),
});
const dispatchPlan = createRoute({
  getParentRoute: () => root,
  path: "/dispatch/plan",
  validateSearch: daySearch,
  component: lazyRouteComponent(dispatchPages, "PlanPage"),
});
const dispatchTechnicians = createRoute({
  getParentRoute: () => root,
  path: "/dispatch/technicians",
  component: lazyRouteComponent(dispatchPages, "TechniciansPage"),
});
const dispatchFigures = createRoute({
  getParentRoute: () => root,
  path: "/dispatch/figures",
  validateSearch: ({ from, until }: Record<string, unknown>) =>
    typeof from === "string" && typeof until === "string" ? { from, until } : {},
  component: lazyRouteComponent(dispatchPages, "FiguresPage"),
});

const fieldPages = () => import("./field/pages.ts");
const fieldDay = createRoute({
  getParentRoute: () => root,
  path: "/field",
  component: lazyRouteComponent(fieldPages, "FieldDayPage"),
});
const fieldNotices = createRoute({
  getParentRoute: () => root,
  path: "/field/notices",
  component: lazyRouteComponent(fieldPages, "FieldNoticesPage"),
});
const fieldVisit = createRoute({
  getParentRoute: () => root,
  path: "/field/$number",
  component: lazyRouteComponent(fieldPages, "FieldVisitPage"),
});

/** Pages of the call-out: the household's, those without a login, the desk's, the technician's. */
export const calloutRoutes = [
  trouble,
  newCall,
  ownCase,
  help,
  helpCase,
  dispatch,
  dispatchNew,
  dispatchCase,
  dispatchPlan,
  dispatchTechnicians,
  dispatchFigures,
  fieldDay,
  fieldNotices,
  fieldVisit,
] as const;
