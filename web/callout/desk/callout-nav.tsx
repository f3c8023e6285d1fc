import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useCalloutDeskWords } from "../../words/use-callout-desk.ts";

const PAGES = [
  { to: "/dispatch", name: "board" },
  { to: "/dispatch/plan", name: "plan" },
  { to: "/dispatch/technicians", name: "technicians" },
  { to: "/dispatch/figures", name: "figures" },
] as const;

/** The pages of the call-out, and the telephone: "n" takes the next call from any of them. */
export function CalloutNav() {
  const { nav } = useCalloutDeskWords();
  useNewCallKey();
  return (
    <div className="dispatch-nav">
      <nav aria-label={nav.label}>
        {PAGES.map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ "aria-current": "page" }}
          >
            {nav[name]}
          </Link>
        ))}
      </nav>
      <Link to="/dispatch/new" className="button">
        {nav.take} <kbd aria-hidden="true">n</kbd>
      </Link>
    </div>
  );
}

function useNewCallKey() {
  const navigate = useNavigate();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "n" || isTyping(event)) return;
      event.preventDefault();
      void navigate({ to: "/dispatch/new" });
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [navigate]);
}

/** Keys are the page's own only where nobody types, and no panel is open. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  return (
    event.target instanceof Element &&
    event.target.closest("input, select, textarea, dialog") !== null
  );
}
