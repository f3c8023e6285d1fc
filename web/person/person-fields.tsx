import { AskedField } from "../forms/asked-field.tsx";
import { type AskedQuestion, controlId, type Typed, typedOf } from "../forms/question.ts";
import type { useQuestions } from "../forms/use-questions.ts";
import { PostalLookup } from "./postal-lookup.tsx";

interface Props {
  readonly of: string;
  readonly questions: readonly AskedQuestion[];
  readonly typed: Typed;
  readonly change: (answers: Typed) => void;
  readonly asking: ReturnType<typeof useQuestions>;
  /** What the server could not take, by question. */
  readonly refused: ReadonlyMap<string, string>;
}

/** The questions one under the other; below the postal code, its address can be filled in. */
export function PersonFields({ of, questions, typed, change, asking, refused }: Props) {
  return questions.map((question) => {
    const value = typedOf(question, typed);
    return (
      <div key={question.name}>
        <AskedField
          id={controlId(of, question)}
          asked={question}
          value={value}
          change={(text) => change({ [question.name]: text })}
          leave={() => asking.leave(question.name)}
          wrong={asking.shown(question) ?? refused.get(question.name) ?? null}
        />
        {question.name === "postalCode" ? (
          <PostalLookup code={value} street={typed["street"] ?? ""} change={change} />
        ) : null}
      </div>
    );
  });
}
