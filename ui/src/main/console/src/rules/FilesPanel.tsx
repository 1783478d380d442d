import { Link } from '@tanstack/react-router';
import type { RuleFile } from '../api/alerting';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { useRuleFiles } from './server';

/** The files that rules stand in: those that come with the server, and the house's own. */
export function FilesPanel({ refused }: { refused: readonly string[] }) {
  const t = useT();
  const files = useRuleFiles();
  return (
    <Panel title={t('files.title')} count={files.data?.length}>
      <Answer query={files} failed={t('files.failed')} waiting={<WaitingRows rows={3} one what={t('files.title')} />}>
        {(list) => (
          <ul>
            {list.map((file) => (
              <Entry key={file.name} file={file} />
            ))}
          </ul>
        )}
      </Answer>
      {refused.map((words) => (
        <p key={words} className="body row">
          <Mark severity="unknown" />
          <span className="words">{words}</span>
        </p>
      ))}
      <footer>{t('files.hint')}</footer>
    </Panel>
  );
}

function Entry({ file }: { file: RuleFile }) {
  const t = useT();
  const wrong = file.error?.errors.length ?? 0;
  return (
    <li className="fl">
      <Icon name="file" size={14} />
      <Link className="mono cut grow" to="/rules/files/$name" params={{ name: file.name }}>
        {file.name}
      </Link>
      {wrong > 0 ? <span className="tag unknown">{t('files.wrong', { n: wrong })}</span> : null}
      <span className="sub">{t(file.shipped ? 'files.shipped' : 'files.own')}</span>
    </li>
  );
}
