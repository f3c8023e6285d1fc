import { useEffect, useRef } from "react";

let hasShownOne = false;

/**
 * The heading of a step. It takes the focus when one step follows another, so that a screen reader
 * says where one is; not on the first step, where the page itself was just opened.
 */
export function StepHead({ title, count }: { readonly title: string; readonly count?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasShownOne) heading.current?.focus({ preventScroll: true });
    hasShownOne = true;
    globalThis.scrollTo({ top: 0 });
  }, []);
  return (
    <div className="page-head">
      {count === undefined ? null : <p className="step-count">{count}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
    </div>
  );
}
