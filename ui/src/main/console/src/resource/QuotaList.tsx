import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { Quota } from '../api/resource';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { PagedAnswer, useItems } from '../parts/Paged';
import { WaitingRows } from '../parts/Waiting';
import { fieldError } from '../parts/Wrong';
import { usePutQuota, useQuotas } from './server';

/** Who may have how much, and has; who keeps the catalogue gives somebody another quota. */
export function QuotaList() {
  const t = useT();
  const quotas = useQuotas();
  const mayEdit = useMay('EDIT_DESK');
  const [changed, setChanged] = useState<Quota>();
  const list = useItems(quotas.data);
  return (
    <>
      <PagedAnswer query={quotas} items={list} failed={t('quota.failed')} waiting={<WaitingRows rows={3} what={t('resource.show.quotas')} />} empty={{ when: (items) => items.length === 0, show: <Empty title={t('quota.none')}>{t('quota.noneText')}</Empty> }}>
        {(items) => (
          <table className="tbl quotas">
            <thead>
              <tr>
                <th>{t('quota.holder')}</th>
                <th>{t('quota.entry')}</th>
                <th className="num">{t('quota.used')}</th>
                <th className="num">{t('quota.most')}</th>
                <th aria-label={t('quota.change')} />
              </tr>
            </thead>
            <tbody>
              {items.map((quota) => (
                <tr key={`${quota.entry} ${quota.holder}`}>
                  <td>{quota.holderName}</td>
                  <td className="mono">{quota.entry}</td>
                  <td className="num">{quota.used}</td>
                  <td className="num">
                    {quota.most}
                    {quota.own ? <span className="sub">{t('quota.own')}</span> : null}
                  </td>
                  <td className="num">
                    {mayEdit ? (
                      <Button size="small" onClick={() => setChanged(quota)} aria-label={t('quota.changeOf', { name: quota.holderName, entry: quota.entry })}>
                        {t('quota.change')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </PagedAnswer>
      {changed === undefined ? null : <QuotaDialog quota={changed} onClose={() => setChanged(undefined)} />}
    </>
  );
}

function QuotaDialog({ quota, onClose }: { quota: Quota; onClose: () => void }) {
  const t = useT();
  const put = usePutQuota();
  const [most, setMost] = useState<number | string>(quota.own ? quota.most : '');
  return (
    <Dialog opened onClose={onClose} title={t('quota.changeOf', { name: quota.holderName, entry: quota.entry })} act={t('quota.change')} busy={put.isPending} error={put.error} onSubmit={() => put.mutate({ entry: quota.entry, holder: quota.holder, most: most === '' ? undefined : Number(most) }, { onSuccess: onClose })}>
      <NumberInput label={t('quota.most')} description={t('quota.mostHint')} min={0} max={1_000_000} allowDecimal={false} value={most} onChange={setMost} error={fieldError(put.error, 'most')} data-autofocus />
      <p className="sub">{t('quota.means', { n: quota.used })}</p>
    </Dialog>
  );
}
