import { useState } from 'react';
import type { KeptCopy, RecoveryPolicy } from '../api/recovery';
import { useT, useWords } from '../i18n/words';
import { Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { figure } from '../parts/format';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';

const SHOWN = 8;

/** What is there to restore from, the newest first. Only a copy that the tool's check found sound is a good one. */
export function CopiesPanel({ copies, policy }: { copies: readonly KeptCopy[]; policy: RecoveryPolicy }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const shown = all ? copies : copies.slice(0, SHOWN);
  return (
    <Panel
      title={t('protect.copies')}
      count={copies.length}
      right={<span>{t('protect.goodCopies', { n: copies.filter((copy) => copy.sound).length })}</span>}
      footer={
        shown.length < copies.length ? (
          <Button look="quiet" size="small" onClick={() => setAll(true)}>
            {t('list.showAll', { n: copies.length })}
          </Button>
        ) : undefined
      }
    >
      {copies.length === 0 ? (
        <p className="body dim">{t('protect.noCopies', { adapter: t(`adapter.${policy.adapter}`) })}</p>
      ) : (
        <table className="tbl copies">
          <thead>
            <tr>
              <th>{t('protect.copy')}</th>
              <th className="num">{t('protect.size')}</th>
              <th className="num">{t('protect.new')}</th>
              <th>{t('protect.checked')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((copy) => (
              <Row key={copy.id} copy={copy} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Row({ copy }: { copy: KeptCopy }) {
  const { t, language } = useWords();
  const bytes = (amount: number | undefined) => (amount === undefined ? '–' : figure(language, amount, 'bytes'));
  return (
    <tr>
      <td>
        <span className="row">
          <Mark severity={copy.sound ? 'ok' : copy.checkedAt === undefined ? 'unknown' : 'critical'} silent />
          <span className="grow">
            <Clock at={copy.at} /> <span className="dim">{copy.kind}</span> <span className="mono dim hide-s">{copy.id}</span>
          </span>
        </span>
      </td>
      <td className="num">{bytes(copy.sizeBytes)}</td>
      <td className="num">
        {bytes(copy.addedBytes)}
        {copy.changeRate === undefined ? null : <span className="dim"> {figure(language, copy.changeRate * 100, 'percent', 2)}</span>}
      </td>
      <td className="dim">{copy.checkedAt === undefined ? <span className="unknown">{t('protect.notChecked')}</span> : copy.sound ? copy.checkedBy : <span className="critical">{t('protect.notSound', { by: copy.checkedBy ?? '' })}</span>}</td>
    </tr>
  );
}
