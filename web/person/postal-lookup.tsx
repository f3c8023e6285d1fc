import { useMutation } from "@tanstack/react-query";
import type { PostalCode } from "../../src/app/api/person.ts";
import { readPostalCode } from "../../src/kernel/typed/postal-code.ts";
import type { Typed } from "../forms/question.ts";
import { person } from "../person-api.ts";
import { usePersonWords } from "../words/person.ts";

type Candidate = PostalCode["candidates"][number];

interface Props {
  readonly code: string;
  readonly street: string;
  readonly change: (answers: Typed) => void;
}

/** Fill in the address of a postal code; where there are several, each is a choice to tap. */
export function PostalLookup({ code, street, change }: Props) {
  const words = usePersonWords();
  const read = readPostalCode(code);
  const find = useMutation({
    mutationFn: (known: string) => person.postalCode(known),
    onSuccess: ({ candidates }) => {
      const [only, ...others] = candidates;
      if (only && others.length === 0) change({ street: filled(only, street) });
    },
  });
  const found = find.data?.candidates;
  return (
    <div className="lookup">
      <button
        type="button"
        className="button ghost"
        disabled={!read.ok || find.isPending}
        onClick={() => read.ok && find.mutate(read.value)}
      >
        {words.look}
      </button>
      <output className="sub">{told(found, words)}</output>
      {found && found.length > 1
        ? found.map((each) => (
            <button
              key={placeOf(each)}
              type="button"
              className="chip"
              onClick={() => change({ street: filled(each, street) })}
            >
              {placeOf(each)}
            </button>
          ))
        : null}
    </div>
  );
}

function told(found: readonly Candidate[] | undefined, words: ReturnType<typeof usePersonWords>) {
  const [first, ...others] = found ?? [];
  if (found?.length === 0) return words.notFound;
  return first && others.length === 0 ? words.filled(placeOf(first)) : "";
}

function placeOf({ prefecture, city, town }: Candidate): string {
  return `${prefecture}${city}${town}`;
}

/** What was typed below the place stays: only another place is replaced. */
function filled(candidate: Candidate, street: string): string {
  const place = placeOf(candidate);
  return street.startsWith(place) ? street : place;
}
