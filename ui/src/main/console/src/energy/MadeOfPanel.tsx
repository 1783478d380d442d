import { useWords } from '../i18n/words';
import { Panel } from '../parts/Panel';
import type { PuePart } from './flow';
import { pue as shown } from './units';

/** What a PUE is made of above 1: bars that begin where the one above ends. */
export function MadeOfPanel({ parts, pue }: { parts: PuePart[] | undefined; pue: number | undefined }) {
  const { t, language } = useWords();
  if (parts === undefined || pue === undefined) return null;
  const whole = Math.max(parts.reduce((sum, part) => sum + Math.max(0, part.share), 0), 1e-9);
  let left = 0;
  const bars = parts.map((part) => {
    const bar = { part, left: (100 * left) / whole, width: (100 * Math.max(0, part.share)) / whole };
    left += Math.max(0, part.share);
    return bar;
  });
  return (
    <Panel title={t('energy.madeOf', { pue: shown(language, pue) })} right={t('energy.above')}>
      <div className="body">
        <div className="made" role="table" aria-label={t('energy.madeOf', { pue: shown(language, pue) })}>
          {bars.map((bar) => (
            <div role="row" key={`${bar.part.kind}-${bar.part.names.join()}`}>
              <span role="cell" className="mid cut">
                {bar.part.lost ? t('energy.lossOf', { what: nameOf(bar.part) }) : nameOf(bar.part)}
              </span>
              <span role="cell" className="tr" aria-hidden="true">
                <i className={bar.part.kind === 'cooling' ? 'cool' : ''} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
              </span>
              <span role="cell" className="num">
                {shown(language, bar.part.share)}
              </span>
            </div>
          ))}
        </div>
      </div>
    </Panel>
  );

  function nameOf(part: PuePart): string {
    return part.names.length === 1 ? (part.names[0] ?? '') : t('energy.many', { n: part.names.length, kind: t(`energy.kind.${part.kind}`) });
  }
}
