import { useQuery } from "@tanstack/react-query";
import { lazyRouteComponent, Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { Suspense } from "react";
import type { Session } from "../src/app/api/session.ts";
import { api, ApiFailure } from "./api.ts";
import { ResidentFrame } from "./parts/frame.tsx";
import { NotFound } from "./parts/not-found.tsx";
import { HelpLine } from "./parts/help-line.tsx";
import { Failed, Loading } from "./parts/states.tsx";

const LoginPage = lazyRouteComponent(() => import("./login/login-page.tsx"), "LoginPage");
const RegisterPage = lazyRouteComponent(() => import("./person/register-page.tsx"), "RegisterPage");
const ContractorFrame = lazyRouteComponent(
  () => import("./diagnosis/contractor/contractor-frame.tsx"),
  "ContractorFrame",
);
const LinkPage = lazyRouteComponent(() => import("./diagnosis/link/link-page.tsx"), "LinkPage");
const HelpPage = lazyRouteComponent(() => import("./callout/open/help-page.tsx"), "HelpPage");
const FieldDoor = lazyRouteComponent(() => import("./callout/field/door.tsx"), "FieldDoor");
const StaffFrame = lazyRouteComponent(() => import("./staff/staff-frame.tsx"), "StaffFrame");

/**
 * Pages that ask for no login: what they open, the address alone says. A technician's ask at their
 * own door, which opens without a signal too.
 */
const OPEN = [
  [/^\/register\/([\w-]{20,100})$/, RegisterPage],
  [/^\/diagnoses\/([\w-]{1,100})$/, LinkPage],
  [/^\/help(?:\/([\w-]{20,100}))?$/, HelpPage],
  [/^\/field(?:\/.*)?$/, FieldDoor],
] as const;

/**
 * Who is there: an invitation, a customer's link or a call for help opens for whoever holds it;
 * nobody meets the login at the address asked for, everybody else their own frame.
 */
export function Gate() {
  const { pathname } = useLocation();
  for (const [address, Page] of OPEN) {
    const found = address.exec(pathname);
    if (found === null) continue;
    return (
      <Suspense fallback={<Waiting />}>
        <Page token={found[1] ?? ""} />
      </Suspense>
    );
  }
  return <Inside pathname={pathname} />;
}

function Inside({ pathname }: { readonly pathname: string }) {
  const session = useQuery({ queryKey: ["session"], queryFn: currentSession, staleTime: Infinity });
  if (session.isError) {
    return (
      <Plain>
        <Failed alone error={session.error} retry={() => void session.refetch()} />
        <HelpLine />
      </Plain>
    );
  }
  if (session.data === undefined) return <Waiting />;
  if (session.data === null) {
    return (
      <Suspense fallback={<Waiting />}>
        <LoginPage />
      </Suspense>
    );
  }
  if (session.data.kind === "technician") return <Navigate to="/field" replace />;
  const isDiagnosis = /^\/diagnosis(\/|$)/.test(pathname);
  if (session.data.diagnoses && (isDiagnosis || session.data.role === "diagnosis")) {
    return (
      <Suspense fallback={<Waiting />}>
        <ContractorFrame session={session.data}>
          <Outlet />
        </ContractorFrame>
      </Suspense>
    );
  }
  const page = isDiagnosis ? <NotFound /> : <Outlet />;
  if (session.data.kind === "resident") {
    // Ten feet away there is no room for tools and tabs.
    if (pathname === "/tv") return <Outlet />;
    return <ResidentFrame session={session.data}>{page}</ResidentFrame>;
  }
  return (
    <Suspense fallback={<Waiting />}>
      <StaffFrame session={session.data}>{page}</StaffFrame>
    </Suspense>
  );
}

/** Null when nobody is logged in: that is an answer, no failure. */
async function currentSession(): Promise<Session | null> {
  return api.session().catch((failure: unknown) => {
    if (failure instanceof ApiFailure && failure.status === 401) return null;
    throw failure;
  });
}

function Waiting() {
  return (
    <Plain>
      <Loading />
    </Plain>
  );
}

function Plain({ children }: { readonly children: React.ReactNode }) {
  return (
    <main className="frame" style={{ paddingTop: 24 }}>
      {children}
    </main>
  );
}
