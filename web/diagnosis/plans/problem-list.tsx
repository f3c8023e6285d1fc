import type { PlanCheck } from "../../../src/app/api/diagnosis-business.ts";
import { useContractorWords } from "../../words/use-contractor.ts";

type Problem = PlanCheck["problems"][number];

/** All that is wrong, each with its line, its place in the text and what would be accepted. */
export function ProblemList({
  problems,
  lead,
}: {
  readonly problems: readonly Problem[];
  readonly lead: (file: string, line: number) => void;
}) {
  const { plans: words } = useContractorWords();
  if (problems.length === 0) return null;
  return (
    <div className="alert" role="alert">
      <strong>{words.problems(problems.length)}</strong>
      <ul className="plan-problems">
        {problems.map((problem) => {
          const { file, line, path, message } = problem;
          return (
            <li key={`${file} ${line} ${path} ${message}`}>
              {line === null ? (
                <span>{nameOf(file, words.files)}</span>
              ) : (
                <button type="button" className="inline-line" onClick={() => lead(file, line)}>
                  {words.line(nameOf(file, words.files), line)}
                </button>
              )}
              <span>{message}</span>
              {path === "" ? null : <code>{path}</code>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function nameOf(file: string, names: Readonly<Record<string, string>>): string {
  return names[file] ?? file;
}
