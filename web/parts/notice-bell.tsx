import { Link } from "@tanstack/react-router";
import { useSpeech } from "../words/language.ts";
import { useNotices } from "./use-notices.ts";

/** The way to the notices, with how many are unread: said, not only coloured. */
export function NoticeBell() {
  const { words } = useSpeech();
  const unread = useNotices().data?.unread ?? 0;
  const said = words.bell(unread);
  return (
    <Link to="/notices" className="tool bell" title={said}>
      <span className="unseen">{said}</span>
      <svg viewBox="0 0 24 24" width="21" height="21" aria-hidden="true">
        <path
          d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 20.5h4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      {unread === 0 ? null : (
        <span className="bell-count" aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </Link>
  );
}
