import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Article } from '../api/knowledge';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { CompareDialog } from './CompareDialog';
import { useVersions } from './server';
import { STATE_TONES } from './words';

/** Every version that there was, the newest first; any two neighbours can be compared. */
export function Versions({ article }: { article: Article }) {
  const t = useT();
  const versions = useVersions(article.key);
  const [compared, setCompared] = useState<{ from: number; to: number }>();
  return (
    <Panel title={t('knowledge.versions')} count={versions.data?.length}>
      <Answer query={versions} failed={t('knowledge.versionsFailed')} waiting={<WaitingRows rows={2} one what={t('knowledge.versions')} />}>
        {(list) => (
          <ol>
            {list
              .toSorted((a, b) => b.number - a.number)
              .map((version, index, sorted) => {
                const before = sorted[index + 1];
                return (
                  <li key={version.number} className="version">
                    <Link to="/knowledge/$key" params={{ key: article.key }} search={{ number: version.number }} aria-current={version.number === article.number ? 'true' : undefined}>
                      {t('knowledge.version', { number: version.number })}
                    </Link>
                    <span className={`tag ${STATE_TONES[version.state]}`}>{t(`knowledge.state.${version.state}`)}</span>
                    <span className="sub">
                      {version.authorName} · <Age at={version.changedAt} form="ago" focusable={false} />
                      {version.reviewerName === undefined ? null : <span> · {t('knowledge.reviewedBy', { name: version.reviewerName })}</span>}
                    </span>
                    {before === undefined ? (
                      <span />
                    ) : (
                      <Button look="quiet" size="small" onClick={() => setCompared({ from: before.number, to: version.number })}>
                        {t('knowledge.compare')}
                      </Button>
                    )}
                  </li>
                );
              })}
          </ol>
        )}
      </Answer>
      {compared === undefined ? null : <CompareDialog articleKey={article.key} {...compared} onClose={() => setCompared(undefined)} />}
    </Panel>
  );
}
