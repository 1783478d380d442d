import type { Dismissal } from '../api/alerting';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Button } from '../parts/Button';
import { figure } from '../parts/format';
import { Panel } from '../parts/Panel';
import { useNow } from '../parts/time';
import { Wrong } from '../parts/Wrong';
import { inForce, useTakeBack } from './nothing';
import './rules.css';

/** What was said to be nothing: by whom, why, what it changes, and the way back. */
export function NothingPanel({ said, named = false }: { said: readonly Dismissal[]; named?: boolean }) {
  const { t, language } = useWords();
  const now = useNow(60);
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const back = useTakeBack();
  if (said.length === 0) return null;
  return (
    <Panel title={t('nothing.panel')} count={said.length}>
      {said.map((one) => {
        const holds = inForce(one, now);
        return (
          <div key={one.id} className="said">
            <span className={holds ? 'words' : 'words dim'}>{one.why}</span>
            {mayHandle && holds ? (
              <Button look="quiet" busy={back.isPending && back.variables === one.id} onClick={() => back.mutate(one.id)}>
                {t('nothing.takeBack')}
              </Button>
            ) : (
              <span className="sub">{one.withdrawnBy === undefined ? (holds ? '' : t('nothing.over')) : t('nothing.takenBack', { person: one.withdrawnBy })}</span>
            )}
            {named ? (
              <span className="sub mono cut">
                {one.labels['alertname']} {one.labels['host'] ?? one.labels['instance'] ?? ''}
              </span>
            ) : null}
            <span className="sub">
              <Say k="nothing.said" values={{ person: one.saidBy, age: <Age at={one.saidAt} form="ago" focusable={false} /> }} />{' '}
              {one.needed === undefined ? t('nothing.none') : t('nothing.needs', { needed: figure(language, one.needed, 'none') })}{' '}
              {holds ? <Say k="silence.until" values={{ at: <Age at={new Date(now).toISOString()} until={one.endsAt} focusable={false} /> }} /> : null}
            </span>
          </div>
        );
      })}
      <Wrong error={back.error} />
    </Panel>
  );
}
