import type { NodeKind } from '../api/energy';
import { useWords } from '../i18n/words';
import { Panel } from '../parts/Panel';
import type { PuePart } from './flow';
import { pue as shown } from './units';

const sum = (parts: readonly PuePart[]) => parts.reduce((before, part) => before + Math.max(0, part.share), 0);

/** What a PUE is made of above 1: bars that begin where the one above ends. */
export function MadeOfPanel({ parts: all, pue }: { parts: PuePart[] | undefined; pue: number | undefined }) {
  const { t, language } = useWords();
  if (pue === undefined) return null;
  if (all === undefined) {
    return (
      <Panel title={t('energy.madeOf', { pue: shown(language, pue) })}>
        <p className="body sub">{t('energy.madeOfOpen')}</p>
      </Panel>
    );
  }
  // What would be shown as 0.000 is no bar.
  const parts = all.filter((part) => Math.abs(part.share) >= 0.0005);
  const whole = Math.max(sum(parts), 1e-9);
  const bars = parts.map((part, index) => ({ part, left: (100 * sum(parts.slice(0, index))) / whole, width: (100 * Math.max(0, part.share)) / whole }));
  return (
    <Panel title={t('energy.madeOf', { pue: shown(language, pue) })} right={t('energy.above')}>
      <div className="body">
        <div className="made" role="table" aria-label={t('energy.madeOf', { pue: shown(language, pue) })}>
          {bars.map((bar) => (
            <div role="row" key={`${bar.part.kind}-${bar.part.names.join()}`}>
              <span role="cell" className="mid cut">
                {bar.part.lost ? t('energy.lossOf', { what: bar.part.until === undefined ? nameOf(bar.part) : `${nameOf(bar.part)} – ${named(bar.part.until, bar.part.kind)}` }) : nameOf(bar.part)}
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

  function named(names: readonly string[], kind: NodeKind): string {
    return names.length === 1 ? (names[0] ?? '') : t('energy.many', { n: names.length, kind: t(`energy.kind.${kind}`) });
  }

  function nameOf(part: PuePart): string {
    return named(part.names, part.kind);
  }
}
