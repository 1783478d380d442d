import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { RIGHTS, type Right, type Token } from '../api/identity';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Age, Clock } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Copy } from '../parts/Copy';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { fieldError } from '../parts/Wrong';
import { useIssueToken, useMay, useRevokeToken, useTokens } from './server';

/** Rights that a program may have; what only a person or an agent may do is not among them. */
const FOR_PROGRAMS: readonly Right[] = RIGHTS.filter((right) => right !== 'REPORT_HOST' && right !== 'OWN_ACCOUNT');

/** Tokens of programs: made here, shown once, revoked here. */
export default function TokensPage() {
  const t = useT();
  const mayEdit = useMay('EDIT_PEOPLE');
  const tokens = useTokens();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token>();
  const [shown, setShown] = useState<{ name: string; secret: string }>();
  const add = mayEdit ? (
    <Button size="small" onClick={() => setMaking(true)}>
      <Icon name="plus" size={14} />
      {t('tokens.add')}
    </Button>
  ) : undefined;
  return (
    <Panel title={t('tokens.title')} count={tokens.data?.length} right={add}>
      {shown === undefined ? null : (
        <div className="banner ok flat" role="status">
          <div className="grow col" style={{ gap: 6 }}>
            <p>
              <Say k="tokens.created" values={{ name: shown.name }} />
            </p>
            <Copy text={shown.secret} label={t('tokens.secret')} />
          </div>
          <Button onClick={() => setShown(undefined)}>{t('tokens.noted')}</Button>
        </div>
      )}
      <Answer query={tokens} failed={t('tokens.failed')} waiting={<WaitingRows what={t('tokens.title')} />} empty={{ when: (list) => list.length === 0, show: <Empty calm={false} title={t('tokens.none')} acts={add}>{t('tokens.noneText')}</Empty> }}>
        {(list) => <Table tokens={list} onRevoke={mayEdit ? setRevoking : undefined} />}
      </Answer>
      {making ? <NewToken onClose={() => setMaking(false)} onMade={setShown} /> : null}
      {revoking === undefined ? null : <Revoke token={revoking} onClose={() => setRevoking(undefined)} />}
    </Panel>
  );
}

function Table({ tokens, onRevoke }: { tokens: readonly Token[]; onRevoke: ((token: Token) => void) | undefined }) {
  const t = useT();
  return (
    <table className="tbl two tk">
      <thead>
        <tr>
          <th>{t('tokens.token')}</th>
          <th>{t('tokens.rights')}</th>
          <th>{t('tokens.issued')}</th>
          <th>{t('tokens.expires')}</th>
          <th className="num">
            <span className="sr">{t('rules.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <td>
              <b>{token.name}</b> <span className="tag">{t(`actor.${token.kind}`)}</span>
            </td>
            <td className="rg">
              <span className="chips">
                {token.rights.map((right) => (
                  <span key={right} className="tag">
                    {t(`right.${right}`)}
                  </span>
                ))}
              </span>
            </td>
            <td className="dim">
              <Age at={token.issuedAt} form="ago" focusable={false} />
              <span className="sub">{token.lastUsedAt === undefined ? (token.kind === 'AGENT' ? null : t('tokens.unused')) : <Say k="tokens.used" values={{ age: <Age at={token.lastUsedAt} form="ago" focusable={false} /> }} />}</span>
            </td>
            <td className="dim">{token.expiresAt === undefined ? t('tokens.never') : <Clock at={token.expiresAt} focusable={false} />}</td>
            <td className="num">
              {token.revokedAt !== undefined ? (
                <span className="tag">{t('tokens.revoked')}</span>
              ) : onRevoke === undefined ? null : (
                <Button look="quiet" size="small" onClick={() => onRevoke(token)} aria-label={t('tokens.revokeOf', { name: token.name })}>
                  {t('tokens.revoke')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NewToken({ onClose, onMade }: { onClose: () => void; onMade: (made: { name: string; secret: string }) => void }) {
  const t = useT();
  const issue = useIssueToken();
  const [name, setName] = useState('');
  const [rights, setRights] = useState<readonly Right[]>([]);
  const [days, setDays] = useState('365');
  const off = name.trim() === '' || rights.length === 0 ? t('tokens.missing') : undefined;
  const submit = () =>
    issue.mutate(
      { name: name.trim(), rights: [...rights], ...(days === '' ? {} : { expiresInDays: Number(days) }) },
      {
        onSuccess: ({ secret }) => {
          onMade({ name: name.trim(), secret });
          onClose();
        },
      },
    );
  return (
    <Dialog opened onClose={onClose} title={t('tokens.add')} act={t('tokens.add')} busy={issue.isPending} off={off} error={issue.error} onSubmit={submit}>
      <TextInput label={t('tokens.name')} description={t('tokens.nameHint')} value={name} spellCheck={false} onChange={(event) => setName(event.target.value)} error={fieldError(issue.error, 'name')} data-autofocus />
      <NativeSelect label={t('tokens.expires')} value={days} onChange={(event) => setDays(event.target.value)} data={[...['30', '90', '365'].map((value) => ({ value, label: t('tokens.days', { n: Number(value) }) })), { value: '', label: t('tokens.never') }]} error={fieldError(issue.error, 'expiresInDays')} />
      <fieldset className="turns rights">
        <legend>{t('tokens.rights')}</legend>
        {FOR_PROGRAMS.map((right) => (
          <label key={right} className="row">
            <input type="checkbox" checked={rights.includes(right)} onChange={() => setRights(rights.includes(right) ? rights.filter((one) => one !== right) : [...rights, right])} />
            <span>{t(`right.${right}`)}</span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}

/** Can't be undone: whatever uses it is shut out at once. */
function Revoke({ token, onClose }: { token: Token; onClose: () => void }) {
  const t = useT();
  const revoke = useRevokeToken();
  return (
    <Dialog opened onClose={onClose} title={t('tokens.revokeOf', { name: token.name })} act={t('tokens.revoke')} danger busy={revoke.isPending} error={revoke.error} onSubmit={() => revoke.mutate(token.id, { onSuccess: onClose })}>
      <p>{t('tokens.revokeMeans')}</p>
    </Dialog>
  );
}
