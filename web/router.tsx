import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { calloutRoutes } from "./callout/routes.ts";
import { root } from "./root-route.ts";
import { daySearch, stepSearch } from "./searches.ts";

export const SPANS = ["now", "day", "week", "month", "year"] as const;
export type Span = (typeof SPANS)[number];
const CUTS = ["house", "room", "appliance"] as const;

interface UseSearch {
  readonly span?: Span;
  readonly at?: string;
  readonly meter?: string;
  readonly cut?: (typeof CUTS)[number];
}

/** What the address may ask of the use page; anything else is dropped. */
function useSearch(search: Record<string, unknown>): UseSearch {
  const span = SPANS.find((name) => name === search["span"]);
  const cut = CUTS.find((name) => name === search["cut"]);
  const { at, meter } = search;
  return {
    ...(cut === undefined ? {} : { cut }),
    ...(span === undefined ? {} : { span }),
    ...(typeof at === "string" || typeof at === "number" ? { at: String(at) } : {}),
    ...(typeof meter === "string" ? { meter } : {}),
  };
}

/** The month, the contract and the day that the calendar shows. */
function calendarSearch(search: Record<string, unknown>): {
  readonly month?: string;
  readonly contract?: string;
  readonly day?: string;
} {
  const { month, contract, day } = search;
  return {
    ...(typeof month === "string" ? { month } : {}),
    ...(typeof contract === "string" ? { contract } : {}),
    ...(typeof day === "string" ? { day } : {}),
  };
}

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("./start-page.tsx"), "StartPage"),
});
const use = createRoute({
  getParentRoute: () => root,
  path: "/use",
  validateSearch: useSearch,
  component: lazyRouteComponent(() => import("./resident/use-page.tsx"), "UsePage"),
});
const tv = createRoute({
  getParentRoute: () => root,
  path: "/tv",
  component: lazyRouteComponent(() => import("./tv/tv-page.tsx"), "TvPage"),
});
const building = createRoute({
  getParentRoute: () => root,
  path: "/building",
  validateSearch: daySearch,
  component: lazyRouteComponent(() => import("./building/own-building.tsx"), "OwnBuilding"),
});
const accountBuilding = createRoute({
  getParentRoute: () => root,
  path: "/accounts/$account/building",
  validateSearch: daySearch,
  component: lazyRouteComponent(() => import("./building/staff-building.tsx"), "StaffBuilding"),
});
const bills = createRoute({
  getParentRoute: () => root,
  path: "/bills",
  component: lazyRouteComponent(() => import("./resident/bills-page.tsx"), "BillsPage"),
});
const bill = createRoute({
  getParentRoute: () => root,
  path: "/bills/$number",
  component: lazyRouteComponent(() => import("./resident/bill-page.tsx"), "BillPage"),
});
const contracts = createRoute({
  getParentRoute: () => root,
  path: "/contracts",
  component: lazyRouteComponent(() => import("./resident/contracts-page.tsx"), "ContractsPage"),
});
const contract = createRoute({
  getParentRoute: () => root,
  path: "/contracts/$contract",
  component: lazyRouteComponent(() => import("./resident/contract-page.tsx"), "ContractPage"),
});
const act = createRoute({
  getParentRoute: () => root,
  path: "/contracts/$contract/$action",
  validateSearch: stepSearch,
  component: lazyRouteComponent(() => import("./resident/act/act-page.tsx"), "ActPage"),
});
const apply = createRoute({
  getParentRoute: () => root,
  path: "/apply",
  validateSearch: stepSearch,
  component: lazyRouteComponent(() => import("./apply/apply-page.tsx"), "ApplyPage"),
});
const calendar = createRoute({
  getParentRoute: () => root,
  path: "/calendar",
  validateSearch: calendarSearch,
  component: lazyRouteComponent(
    () => import("./resident/calendar/calendar-page.tsx"),
    "CalendarPage",
  ),
});
const notices = createRoute({
  getParentRoute: () => root,
  path: "/notices",
  component: lazyRouteComponent(() => import("./resident/notices-page.tsx"), "NoticesPage"),
});
const documents = createRoute({
  getParentRoute: () => root,
  path: "/documents",
  component: lazyRouteComponent(() => import("./resident/documents-page.tsx"), "DocumentsPage"),
});
const document = createRoute({
  getParentRoute: () => root,
  path: "/documents/$document",
  component: lazyRouteComponent(() => import("./resident/document-page.tsx"), "DocumentPage"),
});
const person = createRoute({
  getParentRoute: () => root,
  path: "/person",
  component: lazyRouteComponent(() => import("./person/person-page.tsx"), "PersonPage"),
});
const newAccount = createRoute({
  getParentRoute: () => root,
  path: "/new-account",
  component: lazyRouteComponent(() => import("./person/new-account-page.tsx"), "NewAccountPage"),
});
const accountPerson = createRoute({
  getParentRoute: () => root,
  path: "/accounts/$account/person",
  component: lazyRouteComponent(
    () => import("./person/account-person-page.tsx"),
    "AccountPersonPage",
  ),
});
const householdSwitch = createRoute({
  getParentRoute: () => root,
  path: "/switch",
  component: lazyRouteComponent(() => import("./switch/switch-page.tsx"), "SwitchPage"),
});
const points = createRoute({
  getParentRoute: () => root,
  path: "/points",
  component: lazyRouteComponent(() => import("./points/points-page.tsx"), "PointsPage"),
});
const pointEvent = createRoute({
  getParentRoute: () => root,
  path: "/points/events/$event",
  component: lazyRouteComponent(() => import("./points/event-page.tsx"), "EventPage"),
});
const staffEvents = createRoute({
  getParentRoute: () => root,
  path: "/point-events",
  component: lazyRouteComponent(() => import("./points/staff-events-page.tsx"), "StaffEventsPage"),
});
const staffEvent = createRoute({
  getParentRoute: () => root,
  path: "/point-events/$event",
  component: lazyRouteComponent(() => import("./points/staff-event-page.tsx"), "StaffEventPage"),
});
const staffAccount = createRoute({
  getParentRoute: () => root,
  path: "/accounts/$account",
  validateSearch: useSearch,
  component: lazyRouteComponent(() => import("./staff/account-page.tsx"), "AccountPage"),
});
const staffBill = createRoute({
  getParentRoute: () => root,
  path: "/accounts/$account/bills/$number",
  component: lazyRouteComponent(() => import("./staff/staff-bill-page.tsx"), "StaffBillPage"),
});
const staffDocument = createRoute({
  getParentRoute: () => root,
  path: "/accounts/$account/documents/$document",
  component: lazyRouteComponent(
    () => import("./staff/staff-document-page.tsx"),
    "StaffDocumentPage",
  ),
});
const staffApply = createRoute({
  getParentRoute: () => root,
  path: "/accounts/$account/apply",
  validateSearch: stepSearch,
  component: lazyRouteComponent(() => import("./staff/apply-for-page.tsx"), "ApplyForPage"),
});
const staffWork = createRoute({
  getParentRoute: () => root,
  path: "/work/$queue",
  validateSearch: ({ item }: Record<string, unknown>): { readonly item?: string } =>
    typeof item === "string" ? { item } : {},
  component: lazyRouteComponent(() => import("./staff/work/work-page.tsx"), "WorkPage"),
});
const staffAnnouncements = createRoute({
  getParentRoute: () => root,
  path: "/announcements",
  component: lazyRouteComponent(
    () => import("./staff/announce/announcements-page.tsx"),
    "AnnouncementsPage",
  ),
});

const diagnosis = createRoute({
  getParentRoute: () => root,
  path: "/diagnosis",
  validateSearch: ({ customer }: Record<string, unknown>): { readonly customer?: string } =>
    typeof customer === "string" || typeof customer === "number"
      ? { customer: String(customer) }
      : {},
  component: lazyRouteComponent(
    () => import("./diagnosis/diagnose/diagnose-page.tsx"),
    "DiagnosePage",
  ),
});
const contractorPages = () => import("./diagnosis/contractor/pages.ts");
const customers = createRoute({
  getParentRoute: () => root,
  path: "/diagnosis/customers",
  component: lazyRouteComponent(contractorPages, "CustomersPage"),
});
const customer = createRoute({
  getParentRoute: () => root,
  path: "/diagnosis/customers/$customer",
  component: lazyRouteComponent(contractorPages, "CustomerPage"),
});
const keptDiagnosis = createRoute({
  getParentRoute: () => root,
  path: "/diagnosis/kept/$diagnosis",
  component: lazyRouteComponent(contractorPages, "KeptPage"),
});
const ownPlans = createRoute({
  getParentRoute: () => root,
  path: "/diagnosis/plans",
  component: lazyRouteComponent(contractorPages, "PlansPage"),
});
const people = createRoute({
  getParentRoute: () => root,
  path: "/diagnosis/people",
  component: lazyRouteComponent(contractorPages, "PeoplePage"),
});
const contractors = createRoute({
  getParentRoute: () => root,
  path: "/contractors",
  component: lazyRouteComponent(
    () => import("./diagnosis/desk/contractors-page.tsx"),
    "ContractorsPage",
  ),
});

const homePages = () => import("./home/pages.ts");
const appliances = createRoute({
  getParentRoute: () => root,
  path: "/appliances",
  component: lazyRouteComponent(homePages, "AppliancesPage"),
});
const rooms = createRoute({
  getParentRoute: () => root,
  path: "/appliances/rooms",
  component: lazyRouteComponent(homePages, "RoomsPage"),
});
const plans = createRoute({
  getParentRoute: () => root,
  path: "/appliances/plans",
  component: lazyRouteComponent(homePages, "PlansPage"),
});
const homeLog = createRoute({
  getParentRoute: () => root,
  path: "/appliances/log",
  component: lazyRouteComponent(homePages, "LogPage"),
});
const gateway = createRoute({
  getParentRoute: () => root,
  path: "/appliances/gateway",
  component: lazyRouteComponent(homePages, "GatewayPage"),
});
const appliance = createRoute({
  getParentRoute: () => root,
  path: "/appliances/$device",
  component: lazyRouteComponent(homePages, "DevicePage"),
});
const deviceRules = createRoute({
  getParentRoute: () => root,
  path: "/device-rules",
  component: lazyRouteComponent(
    () => import("./home/desk/device-rules-page.tsx"),
    "DeviceRulesPage",
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    person,
    newAccount,
    accountPerson,

    home,
    use,
    tv,
    building,
    accountBuilding,
    bills,
    bill,
    contracts,
    points,
    pointEvent,
    staffEvents,
    staffEvent,
    staffAccount,
    staffBill,
    staffApply,
    staffDocument,
    staffWork,
    staffAnnouncements,
    contract,
    act,
    apply,
    calendar,
    notices,
    documents,
    document,
    diagnosis,
    customers,
    customer,
    keptDiagnosis,
    ownPlans,
    people,
    contractors,
    householdSwitch,
    appliances,
    rooms,
    plans,
    homeLog,
    gateway,
    appliance,
    deviceRules,
    ...calloutRoutes,
  ]),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
