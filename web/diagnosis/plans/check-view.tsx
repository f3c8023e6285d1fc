import type { PlanCheck, PlanRank } from "../../../src/app/api/diagnosis-business.ts";
import { kwhText, say, yenText } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { prefectureText } from "../customers/prefecture-text.ts";

/** What the check found: what holds, what nothing holds, and where the plan ranks. */
export function CheckView({ check }: { readonly check: PlanCheck | null }) {
  const { plans: words } = useContractorWords();
  if (check === null) {
    return (
      <div className="card state">
        <p className="strong">{words.empty}</p>
        <p>{words.emptyWhy}</p>
      </div>
    );
  }
  // What is wrong stands at the text itself.
  if (!check.ok) return null;
  return (
    <>
      <section className="card">
        <h2 className="card-title gain">
          <span aria-hidden="true">✓</span> {words.sound(check.plans.length, check.examples)}
        </h2>
        <p>{words.soundWhy}</p>
        <p className="sub">{words.unverified}</p>
        <Unheld unheld={check.unheld ?? []} />
      </section>
      {check.rank === null ? null : <RankCard rank={check.rank} />}
    </>
  );
}

function Unheld({ unheld }: { readonly unheld: NonNullable<PlanCheck["unheld"]> }) {
  const { plans: words } = useContractorWords();
  if (unheld.length === 0) return null;
  return (
    <details className="sub small">
      <summary>{words.unheld(unheld.length)}</summary>
      <ul className="plan-problems">
        {unheld.map(({ path, line, figure }) => (
          <li key={path}>
            <span>
              {words.line(words.files["own-plan.yaml"], line)}: {figure}
            </span>
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function RankCard({ rank }: { readonly rank: PlanRank }) {
  const { language } = useSpeech();
  const { plans: words } = useContractorWords();
  const own = rank.rows.filter(({ isOwn }) => isOwn);
  const place = prefectureText(rank.prefecture, language);
  const most = Math.max(...rank.rows.map(({ p90, yearYen }) => Math.max(p90, yearYen)), 1);
  return (
    <section className="card">
      <div className="row wrap">
        <h2 className="card-title">{words.rank}</h2>
        {own.map(({ order, address }) => (
          <span key={address} className="strong">
            {words.order(order, rank.of)}
          </span>
        ))}
      </div>
      <p className="sub small">{words.rankOf(place, kwhText(rank.yearWh, 0), rank.amps)}</p>
      <ol className="rank-rows">
        {rank.rows.map((row) => (
          <RankRow key={row.address} row={row} most={most} />
        ))}
      </ol>
      {rank.notCompared.map(({ address, label, reason }) => (
        <p key={address} className="sub">
          {say(label, language)}: {say(reason, language)}
        </p>
      ))}
    </section>
  );
}

interface RowProps {
  readonly row: PlanRank["rows"][number];
  /** The yen at the end of the bars. */
  readonly most: number;
}

function RankRow({ row, most }: RowProps) {
  const { words: shared, language } = useSpeech();
  const { plans: words } = useContractorWords();
  const { order, supplier, label, yearYen, p10, p90, isOwn } = row;
  const share = (yen: number) => `${(100 * Math.max(0, yen)) / most}%`;
  return (
    <li className={isOwn ? "own" : undefined}>
      <span className="rank-order">{order}</span>
      <span className="rank-name">
        {say(label, language)} {isOwn ? <span className="chip">{words.own}</span> : null}
        <span className="sub small">{say(supplier, language)}</span>
      </span>
      <span className="yen">
        {yenText(yearYen)}
        <span className="unit">{shared.yen}</span>
      </span>
      <span className="rank-bar" aria-hidden="true">
        <span className="rank-fill" style={{ width: share(yearYen) }} />
        <span className="rank-error" style={{ left: share(p10), width: share(p90 - p10) }} />
      </span>
    </li>
  );
}
