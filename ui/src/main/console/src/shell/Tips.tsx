import { useEffect, useRef, useState } from 'react';

type Tip = { words: string; left: number; top: number; below: boolean };

const ID = 'tip';
const EDGE_PX = 8;

/**
 * What stands behind a short word: whatever has `data-tip` shows it under pointer and focus, `Escape` hides it. One for
 * the whole page, so that a list of a thousand times holds no thousand listeners.
 */
export function Tips() {
  const [tip, setTip] = useState<Tip>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let shown: HTMLElement | undefined;
    const hide = () => {
      shown?.removeAttribute('aria-describedby');
      shown = undefined;
      setTip(undefined);
    };
    const show = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
      if (target === null || target === shown) return;
      hide();
      shown = target;
      target.setAttribute('aria-describedby', ID);
      const place = target.getBoundingClientRect();
      const below = place.top < 48;
      setTip({ words: target.dataset['tip'] ?? '', left: place.left + place.width / 2, top: below ? place.bottom : place.top, below });
    };
    const left = (event: PointerEvent | FocusEvent) => {
      if (shown !== undefined && !(event.relatedTarget instanceof Node && shown.contains(event.relatedTarget))) hide();
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', show);
    document.addEventListener('focusin', show);
    document.addEventListener('pointerout', left);
    document.addEventListener('focusout', left);
    document.addEventListener('keydown', pressed);
    addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      document.removeEventListener('pointerover', show);
      document.removeEventListener('focusin', show);
      document.removeEventListener('pointerout', left);
      document.removeEventListener('focusout', left);
      document.removeEventListener('keydown', pressed);
      removeEventListener('scroll', hide, { capture: true });
    };
  }, []);
  useEffect(() => {
    const element = box.current;
    if (tip === undefined || element === null) return;
    const half = element.offsetWidth / 2;
    element.style.left = `${Math.max(EDGE_PX + half, Math.min(innerWidth - EDGE_PX - half, tip.left))}px`;
  }, [tip]);
  return (
    <div ref={box} id={ID} role="tooltip" className="tip" hidden={tip === undefined} style={tip === undefined ? undefined : { left: tip.left, top: tip.top, transform: tip.below ? 'translate(-50%,6px)' : 'translate(-50%,calc(-100% - 6px))' }}>
      {tip?.words}
    </div>
  );
}
