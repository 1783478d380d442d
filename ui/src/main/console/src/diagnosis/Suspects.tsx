import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Diagnosis, Suspect } from '../api/diagnosis';
import type { Incident } from '../api/incident';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { Wrong } from '../parts/Wrong';
import { OtherDialog } from './OtherDialog';
import { useDiagnosis, useVerdict } from './server';
import { useDiagnosisWords } from './words';
import './diagnosis.css';

const SHOWN = 3;

/** What may have caused the incident, the likeliest first, with what speaks for and against each. */
export default function Suspects({ incident }: { incident: Incident }) {
  const { t } = useWords();
  const { data } = useDiagnosis(incident.key);
  const [all, setAll] = useState(false);
  if (data === undefined || data.number === 0) return null;
  const shown = all ? data.suspects : data.suspects.slice(0, SHOWN);
  return (
    <Panel
      title={t('suspect.panel')}
      count={data.suspects.length === 0 ? undefined : data.suspects.length}
      right={data.at === undefined ? undefined : <span className="dim">{t('suspect.asOf')} <Clock at={data.at} focusable={false} /></span>}
      footer={<Seen diagnosis={data} />}
    >
      {data.cannotTell === undefined ? null : <p className="body words">{t(data.cannotTell.code === 'several-alike' ? 'suspect.severalAlike' : 'suspect.nothing')}</p>}
      {shown.length === 0 ? null : (
        <ol className="suspects">
          {shown.map((suspect, index) => (
            <SuspectRow key={suspect.id} diagnosis={data} suspect={suspect} opened={index === 0} />
          ))}
        </ol>
      )}
      <Verdict diagnosis={data}>
        {data.suspects.length > SHOWN && !all ? (
          <Button look="quiet" size="small" onClick={() => setAll(true)}>
            {t('suspect.more', { n: data.suspects.length - SHOWN })}
          </Button>
        ) : null}
      </Verdict>
    </Panel>
  );
}

function SuspectRow({ diagnosis, suspect, opened }: { diagnosis: Diagnosis; suspect: Suspect; opened: boolean }) {
  const { t, language } = useWords();
  const words = useDiagnosisWords();
  const verdict = useVerdict(diagnosis.incident);
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(suspect.probability);
  const isIt = diagnosis.verdict?.suspect === suspect.id;
  return (
    <li>
      <details open={opened}>
        <summary>
          <span className="num share">{percent}</span>
          <span className="meter thin" aria-hidden="true">
            <i style={{ width: `${Math.round(100 * suspect.probability)}%` }} />
          </span>
          <span className="what">
            <span className="tag">{t(`suspect.kind.${suspect.kind}`)}</span>{' '}
            {suspect.kind === 'CHANGE' ? <span className="mono">{suspect.subject}</span> : null}{' '}
            <b>{words.title(suspect)}</b>
            {suspect.componentName === undefined || suspect.kind === 'COMPONENT' ? null : <span className="dim"> {t('suspect.on', { name: suspect.componentName })}</span>}
          </span>
          {isIt ? <span className="tag ok">{t('suspect.wasIt')}</span> : null}
        </summary>
        {suspect.kind === 'CHANGE' ? (
          <p className="of-change">
            <Link to="/changes/$key" params={{ key: suspect.subject }}>
              <span className="mono">{suspect.subject}</span> {suspect.title}
            </Link>
          </p>
        ) : null}
        <ul className="for-against">
          {suspect.evidence.map((one, index) => (
            // The list is written anew as a whole: the place is the name.
            <li key={index} className={one.weight >= 0 ? 'for' : 'against'}>
              <span className="sign" aria-label={t(one.weight >= 0 ? 'suspect.for' : 'suspect.against')} role="img">
                {one.weight >= 0 ? '+' : '−'}
              </span>
              <span className="words">{words.evidence(one)}</span>
            </li>
          ))}
        </ul>
        {mayHandle && !isIt ? (
          <div className="row say">
            <Button size="small" busy={verdict.isPending} onClick={() => verdict.mutate({ suspect: suspect.id, words: '' })}>
              {t('suspect.itWas')}
            </Button>
            <Wrong error={verdict.error} />
          </div>
        ) : null}
      </details>
    </li>
  );
}

/** What people said it was, or the way to say that it was none of these. */
function Verdict({ diagnosis, children }: { diagnosis: Diagnosis; children: ReactNode }) {
  const { t } = useWords();
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const [asking, setAsking] = useState(false);
  const said = diagnosis.verdict;
  return (
    <div className="body row verdict">
      {said === undefined ? null : (
        <p className="words">
          {t(said.suspect === undefined ? 'suspect.saidOther' : 'suspect.said', { who: said.byName })} {said.words}
        </p>
      )}
      {children}
      {mayHandle ? (
        <Button look="quiet" size="small" onClick={() => setAsking(true)}>
          {t(diagnosis.suspects.length === 0 ? 'suspect.otherAct' : 'suspect.none')}
        </Button>
      ) : null}
      {asking ? <OtherDialog incident={diagnosis.incident} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

function Seen({ diagnosis }: { diagnosis: Diagnosis }) {
  const { t, language } = useWords();
  const words = useDiagnosisWords();
  const missing = words.missing(diagnosis);
  const list = new Intl.ListFormat(language);
  return (
    <div className="seen sub">
      <p>{t('suspect.lookedAt', { list: list.format(words.lookedAt(diagnosis)) })}</p>
      {missing.length === 0 ? null : <p>{t('suspect.missing', { list: missing.join(t('suspect.between')) })}</p>}
    </div>
  );
}
