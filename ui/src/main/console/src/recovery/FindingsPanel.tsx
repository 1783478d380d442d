import { Link } from '@tanstack/react-router';
import type { Drill, DrillFinding } from '../api/recovery';
import { useMe } from '../identity/server';
import { Say } from '../i18n/Say';
import { useT, useWords } from '../i18n/words';
import { Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Owner } from '../parts/Owner';
import { Panel } from '../parts/Panel';
import type { useDrillVerb } from './server';
import { findingKey } from './words';

type Verb = ReturnType<typeof useDrillVerb>;

/** What is not as it should be. Each needs somebody before the review. */
export function FindingsPanel({ drill, verb }: { drill: Drill; verb: Verb | undefined }) {
  const t = useT();
  const { findings, problem } = drill;
  const over = drill.state === 'closed' || drill.state === 'review';
  if (findings.length === 0) {
    return (
      <Panel title={t('finding.title')} count={0}>
        <p className="body dim">{t(over ? 'finding.noneAtEnd' : 'finding.noneYet')}</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={t('finding.title')}
      count={findings.length}
      right={drill.state === 'closed' ? undefined : <span>{t('finding.needOwner')}</span>}
      footer={
        problem === undefined ? (
          t(over ? 'finding.noProblem' : 'finding.willOpen')
        ) : (
          <p>
            <Say
              k="finding.opened"
              values={{
                problem: (
                  <Link to="/problems/$key" params={{ key: problem }}>
                    {problem}
                  </Link>
                ),
              }}
            />
          </p>
        )
      }
    >
      <ul className="findings">
        {findings.map((finding) => (
          <Finding key={finding.index} finding={finding} verb={drill.state === 'closed' ? undefined : verb} />
        ))}
      </ul>
    </Panel>
  );
}

function Finding({ finding, verb }: { finding: DrillFinding; verb: Verb | undefined }) {
  const { t, catalogue } = useWords();
  const { person } = useMe();
  const name = findingKey(finding.code, catalogue);
  const none = finding.owner === undefined;
  return (
    <li className={none ? 'bad' : ''}>
      <Mark severity={none ? 'critical' : 'medium'} silent />
      <div>
        <div className="strong">{name === undefined ? finding.sentence : t(name)}</div>
        {name === undefined ? null : <div className="mid">{finding.sentence}</div>}
        <div className="sub">
          <Clock at={finding.at} focusable={false} /> <span className="mono">{finding.code}</span>
        </div>
      </div>
      <Owner name={finding.owner?.name} me={finding.owner?.id === person.id} />
      {none && verb !== undefined ? (
        <Button size="small" busy={verb.isPending} onClick={() => verb.mutate({ verb: 'take', index: finding.index })}>
          {t('finding.take')}
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}
