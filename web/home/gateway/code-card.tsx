import { type ReactNode, useEffect, useState } from "react";
import type { GatewayCode } from "../../home-api.ts";
import { useHomeWords } from "../../words/use-home.ts";

/** Seconds that a code is still good for, counted here from the server's own two instants. */
function useLeft({ now, expiresAt }: GatewayCode): number {
  const whole = Math.max(0, Math.floor((Date.parse(expiresAt) - Date.parse(now)) / 1000));
  const [passed, pass] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => pass((seconds) => seconds + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, whole - passed);
}

/** A code, large, with what is left of its time and what to do with it. */
export function CodeCard({
  code,
  again,
  children,
}: {
  readonly code: GatewayCode;
  readonly again: () => void;
  readonly children?: ReactNode;
}) {
  const { gateway: words } = useHomeWords();
  const left = useLeft(code);
  const minutes = Math.floor(left / 60);
  if (left === 0) {
    return (
      <div className="wash code-card">
        <p role="alert">{words.expired}</p>
        <div className="button-row">
          <button type="button" className="button" onClick={again}>
            {words.again}
          </button>
        </div>
      </div>
    );
  }
  const [first, second, third] = words.how;
  return (
    <div className="code-card">
      <p className="sub">{words.code}</p>
      <p className="code" data-code={code.code}>
        {code.code}
      </p>
      <p className="code-left" role="timer" aria-label={words.leftSaid(minutes)}>
        {words.left(minutes, String(left % 60).padStart(2, "0"))}
      </p>
      <ol className="next-steps">
        <li>{first}</li>
        <li>
          {second}
          <code className="secret">
            engawa gateway enrol --platform {location.origin} --code {code.code}
          </code>
          <code className="secret">engawa gateway run</code>
        </li>
        <li>{third}</li>
      </ol>
      <p className="sub small">{words.once}</p>
      {children}
    </div>
  );
}
