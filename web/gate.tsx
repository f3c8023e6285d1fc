import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { Session } from "../src/app/api/session.ts";
import { api, ApiFailure } from "./api.ts";
import { ResidentFrame } from "./parts/frame.tsx";
import { NotFound } from "./parts/not-found.tsx";
import { Failed, Loading } from "./parts/states.tsx";

const LoginPage = lazy(() =>
  import("./login/login-page.tsx").then(({ LoginPage }) => ({ default: LoginPage })),
);
const RegisterPage = lazy(() =>
  import("./person/register-page.tsx").then(({ RegisterPage }) => ({ default: RegisterPage })),
);
const ContractorFrame = lazy(() =>
  import("./diagnosis/contractor/contractor-frame.tsx").then(({ ContractorFrame }) => ({
    default: ContractorFrame,
  })),
);
const LinkPage = lazy(() =>
  import("./diagnosis/link/link-page.tsx").then(({ LinkPage }) => ({ default: LinkPage })),
);
const StaffFrame = lazy(() =>
  import("./staff/staff-frame.tsx").then(({ StaffFrame }) => ({ default: StaffFrame })),
);

/**
 * Who is there: an invitation or a customer's link opens for whoever holds it; nobody meets the
 * login at the address asked for, everybody else their own frame.
 */
export function Gate() {
  const { pathname } = useLocation();
  const invited = /^\/register\/([\w-]{20,100})$/.exec(pathname)?.[1];
  const linked = /^\/diagnoses\/([\w-]{1,100})$/.exec(pathname)?.[1];
  if (invited === undefined && linked === undefined) return <Inside pathname={pathname} />;
  return (
    <Suspense fallback={<Waiting />}>
      {linked === undefined ? <RegisterPage token={invited ?? ""} /> : <LinkPage token={linked} />}
    </Suspense>
  );
}

function Inside({ pathname }: { readonly pathname: string }) {
  const session = useQuery({ queryKey: ["session"], queryFn: currentSession, staleTime: Infinity });
  if (session.isError) {
    return (
      <Plain>
        <Failed alone error={session.error} retry={() => void session.refetch()} />
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
