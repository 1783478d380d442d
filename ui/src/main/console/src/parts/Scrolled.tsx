import type { CSSProperties, ReactNode, Ref } from 'react';

type Props = { className: string; label: string; style?: CSSProperties; ref?: Ref<HTMLDivElement>; children: ReactNode };

/** A frame that scrolls within the page. */
export function Scrolled({ className, label, style, ref, children }: Props) {
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div ref={ref} className={className} style={style} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
