import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { Panel } from '../parts/Panel';
import { useKnownErrors } from './server';

/** What helped the last times: offered inside an incident that has a sign of a known error. */
export function KnownErrors({ incident }: { incident: string }) {
  const t = useT();
  const { data = [] } = useKnownErrors(incident);
  if (data.length === 0) return null;
  return (
    <Panel title={t('problem.knownHere')} count={data.length}>
      {data.map((problem) => (
        <div key={problem.key} className="side-row">
          <span>
            <Link to="/problems/$key" params={{ key: problem.key }}>
              <span className="mono">{problem.key}</span> {problem.title}
            </Link>
          </span>
          <span className="sub" />
          {problem.workaround === undefined ? null : <p className="words expr">{problem.workaround.text}</p>}
        </div>
      ))}
    </Panel>
  );
}
