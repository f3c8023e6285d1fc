/** Lines over what no register gave. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="8" height="8" fill="var(--card)" />
        <rect width="3.4" height="8" fill="var(--hatch)" />
      </pattern>
    </defs>
  );
}
