import { useMutation } from "@tanstack/react-query";
import type { Verification } from "../../src/app/api/bill.ts";
import { accounts } from "../account-api.ts";
import type { Reader } from "../api.ts";
import { say } from "../format.ts";
import { ApiFailure } from "../api.ts";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";

/** Has every line computed again by the verifier and says what came out. */
export function VerifyButton({ from, number }: { readonly from: Reader; readonly number: string }) {
  const reading = useReadingWords();
  const verify = useMutation({ mutationFn: () => accounts.verify(from, number) });
  return (
    <>
      <button
        type="button"
        className="button ghost"
        disabled={verify.isPending}
        onClick={() => verify.mutate()}
      >
        {verify.isPending ? reading.bill.verifying : reading.bill.verify}
      </button>
      <div className="verified" aria-live="polite">
        {verify.data ? <Verified result={verify.data} /> : null}
        {verify.isError ? <NotVerified error={verify.error} /> : null}
      </div>
    </>
  );
}

function Verified({ result }: { readonly result: Verification }) {
  const reading = useReadingWords();
  const good = result.disagreed.length === 0 && result.totalsAgree;
  if (!good) {
    return (
      <div className="alert">
        <strong>{reading.bill.disagreed(Math.max(1, result.disagreed.length))}</strong>
      </div>
    );
  }
  return (
    <div className="wash fade">
      <p className="strong gain">✓ {reading.bill.verified(result.lines)}</p>
      <p className="sub small">{reading.bill.verifiedWhy}</p>
    </div>
  );
}

function NotVerified({ error }: { readonly error: Error }) {
  const { words, language } = useSpeech();
  const problem = error instanceof ApiFailure ? error.problem : null;
  return <p className="alert">{problem ? say(problem.message, language) : words.failedWhy}</p>;
}
