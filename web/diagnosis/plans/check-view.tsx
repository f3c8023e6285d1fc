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
  if (!check.ok) {
    return (
      <div className="card state">
        <p>{words.problems(check.problems.length)}</p>
      </div>
    );
  }
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
  const { words: shared, language } = useSpeech();
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
        {rank.rows.map(({ order, address, supplier, label, yearYen, isOwn }) => (
          <li key={address} className={isOwn ? "own" : undefined}>
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
              <span style={{ width: `${(100 * yearYen) / most}%` }} />
            </span>
          </li>
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
