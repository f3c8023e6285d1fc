import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { NotificationList } from "../../src/app/api/deadline.ts";
import { instantText, say } from "../format.ts";
import { life } from "../life-api.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { useNotices } from "../parts/use-notices.ts";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import "../styles/life.css";

/** What the household was told, newest first. */
export function NoticesPage() {
  const words = useLifeWords();
  const query = useNotices();
  const unread = query.data?.unread ?? 0;
  return (
    <div className="narrow">
      <PageHead title={words.notices.title}>
        {unread > 0 ? <span className="pill">{words.notices.unread(unread)}</span> : null}
      </PageHead>
      <Fetched query={query}>
        {({ notifications }) =>
          notifications.length === 0 ? (
            <Empty>{words.notices.empty}</Empty>
          ) : (
            <ul className="list">
              {notifications.map((notice) => (
                <Notice key={notice.id} notice={notice} />
              ))}
            </ul>
          )
        }
      </Fetched>
    </div>
  );
}

type Told = NotificationList["notifications"][number];

function Notice({ notice }: { readonly notice: Told }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: () => life.readNotification(notice.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ["notices"] }),
  });
  const markRead = () => {
    if (!notice.read) read.mutate();
  };
  return (
    <li className={notice.read ? "news" : "news unread"}>
      <div className="row wrap">
        <span className="sub">{instantText(notice.at, language)}</span>
        {notice.read ? null : <span className="pill">{words.notices.isNew}</span>}
      </div>
      <p className="strong">{say(notice.title, language)}</p>
      <p className="news-body">{say(notice.body, language)}</p>
      <div className="news-do">
        {notice.link.startsWith("/") ? (
          <Link to={notice.link} className="quiet more" onClick={markRead}>
            {words.notices.open}
          </Link>
        ) : null}
        {notice.read ? null : (
          <button type="button" className="quiet" disabled={read.isPending} onClick={markRead}>
            {words.notices.markRead}
          </button>
        )}
      </div>
    </li>
  );
}
