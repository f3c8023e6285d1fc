import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
} from "@tanstack/react-router";
import { Gate } from "./gate.tsx";
import { useSpeech } from "./words/language.ts";

const root = createRootRoute({ component: Gate, notFoundComponent: NotFound });

export const SPANS = ["day", "month", "year"] as const;
export type Span = (typeof SPANS)[number];

interface UseSearch {
  readonly span?: Span;
  readonly at?: string;
  readonly meter?: string;
}

/** What the address may ask of the use page; anything else is dropped. */
function useSearch(search: Record<string, unknown>): UseSearch {
  const span = SPANS.find((name) => name === search["span"]);
  const { at, meter } = search;
  return {
    ...(span === undefined ? {} : { span }),
    ...(typeof at === "string" || typeof at === "number" ? { at: String(at) } : {}),
    ...(typeof meter === "string" ? { meter } : {}),
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

export const router = createRouter({
  routeTree: root.addChildren([home, use, bills, bill, contracts, staffAccount, staffBill]),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

function NotFound() {
  const { words } = useSpeech();
  return (
    <div className="card state">
      <h1>{words.notFound}</h1>
      <Link to="/" className="button ghost">
        {words.toHome}
      </Link>
    </div>
  );
}
