import type { Incident } from '../api/incident';
import { useT } from '../i18n/words';
import { STAGES, stageOf } from './state';

/** The process on a phone: six segments and a sentence instead of a diagram. */
export function Segments({ incident }: { incident: Incident }) {
  const t = useT();
  const at = stageOf(incident);
  const stage = STAGES[at];
  return (
    <section className="panel steps only-s" aria-label={t('process.label')}>
      {STAGES.map((name, index) => (
        <span key={name} className={index < at ? 'd' : index === at ? 'n' : ''} aria-hidden="true" />
      ))}
      <p>{stage === undefined ? t('stage.over') : t('stage.now', { n: at + 1, of: STAGES.length, stage: t(`stage.${stage}`) })}</p>
    </section>
  );
}
