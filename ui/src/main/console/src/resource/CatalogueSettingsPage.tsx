import { useState } from 'react';
import type { ResourceKind } from '../api/resource';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { said } from '../workflow/form';
import { GroupNames } from '../workflow/GroupNames';
import { KindDialog } from './KindDialog';
import { changeOf, draftOf } from './kinds';
import { useKinds, usePutKind } from './server';
import { money } from './words';
import './resource.css';

/** What people can apply for: its price, how much of it somebody may have, and who provides it. */
export default function CatalogueSettingsPage() {
  const { t } = useWords();
  useTitle(t('settings.resources'));
  const kinds = useKinds();
  const mayEdit = useMay('EDIT_DESK');
  const put = usePutKind();
  const [editing, setEditing] = useState<ResourceKind | 'new'>();
  const add = mayEdit ? (
    <Button size="small" onClick={() => setEditing('new')}>
      <Icon name="plus" size={14} />
      {t('offer.add')}
    </Button>
  ) : undefined;
  const offer = (kind: ResourceKind, offered: boolean) => put.mutate({ id: kind.id, version: kind.version, ...changeOf(draftOf(kind), offered) });
  return (
    <Panel title={t('settings.resources')} count={kinds.data?.length} right={add}>
      <p className="body mid">{t('offer.text')}</p>
      <Answer query={kinds} failed={t('resource.catalogueFailed')} waiting={<WaitingRows rows={3} what={t('settings.resources')} />} empty={{ when: (items) => items.length === 0, show: <Empty calm={false} title={t('offer.none')} acts={add}>{t('offer.noneText')}</Empty> }}>
        {(items) => (
          <table className="tbl two kinds-of">
            <thead>
              <tr>
                <th>{t('quota.entry')}</th>
                <th className="num">{t('offer.costs')}</th>
                <th>{t('offer.limits')}</th>
                <th>{t('offer.by')}</th>
                <th className="num">
                  <span className="sr">{t('rules.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {[...items].sort((one, other) => Number(other.offered) - Number(one.offered)).map((kind) => (
                <Row key={kind.id} kind={kind} onChange={mayEdit ? () => setEditing(kind) : undefined} onOffer={mayEdit && !put.isPending ? (offered) => offer(kind, offered) : undefined} />
              ))}
            </tbody>
          </table>
        )}
      </Answer>
      {editing === undefined ? <Wrong error={put.error} /> : <KindDialog kind={editing === 'new' ? undefined : editing} ids={(kinds.data ?? []).map((kind) => kind.id)} onClose={() => setEditing(undefined)} />}
    </Panel>
  );
}

type RowProps = { kind: ResourceKind; onChange: (() => void) | undefined; onOffer: ((offered: boolean) => void) | undefined };

function Row({ kind, onChange, onOffer }: RowProps) {
  const { t, language } = useWords();
  const name = said(kind.name, language);
  return (
    <tr className={kind.offered ? undefined : 'dim'}>
      <td className="what">
        <span className="row wrap">
          <b>{name}</b>
          {kind.offered ? null : <span className="tag">{t('offer.retired')}</span>}
        </span>
        <span className="sub mono">{kind.id}</span>
      </td>
      <td className="num">{t('resource.perMonth', { price: money(kind.price, kind.currency, language), unit: said(kind.unit, language) })}</td>
      <td className="lim">
        {t('offer.atOnce', { n: kind.mostAtOnce, days: kind.longestDays })}
        <span className="sub">{t('offer.quota', { person: kind.mostOfPerson, team: kind.mostOfTeam })}</span>
      </td>
      <td className="by">
        {kind.hook === undefined ? <GroupNames groups={[kind.provideGroup]} /> : <span className="mono">{kind.hook}</span>}
        <span className="sub">{kind.hook === undefined ? t('offer.steps', { n: kind.checklist.length }) : t('offer.within', { n: kind.answerMinutes })}</span>
      </td>
      <td className="num acts">
        {onChange === undefined ? null : (
          <Button size="small" look="quiet" onClick={onChange} aria-label={t('offer.changeOf', { name })}>
            {t('people.change')}
          </Button>
        )}
        {onChange === undefined ? null : (
          <Button size="small" look="quiet" busy={onOffer === undefined} onClick={() => onOffer?.(!kind.offered)} aria-label={t(kind.offered ? 'offer.retireOf' : 'offer.againOf', { name })}>
            {t(kind.offered ? 'offer.retire' : 'offer.again')}
          </Button>
        )}
      </td>
    </tr>
  );
}
