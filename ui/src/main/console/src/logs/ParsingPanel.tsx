import { useState } from 'react';
import type { LogMask, LogParser } from '../api/logs';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Clock } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { DraftForm } from './DraftForm';
import { NEW_MASK, NEW_PARSER, useMasks, useParsers, useRemove, wordsOfMask, type Draft } from './parsing';
import { RefusedPanel } from './RefusedPanel';
import { SamplesPanel } from './SamplesPanel';
import type { Asked } from './server';

/** Own parsers and masks: what there is, and one at a time as a draft that is tried on samples while it is written. */
export function ParsingPanel({ asked, wrong }: { asked: Asked; wrong: boolean }) {
  const [draft, setDraft] = useState<Draft>();
  const [removed, setRemoved] = useState<Draft>();
  return (
    <>
      {draft === undefined ? null : <DraftForm key={`${draft.kind} ${draft.saved ? draft.name : ''}`} draft={draft} onChange={setDraft} onClose={() => setDraft(undefined)} />}
      <SamplesPanel asked={asked} wrong={wrong} draft={draft} />
      <Parsers onEdit={setDraft} onRemove={setRemoved} />
      <Masks onEdit={setDraft} onRemove={setRemoved} />
      <RefusedPanel />
      {removed === undefined ? null : <Remove one={removed} onClose={() => setRemoved(undefined)} />}
    </>
  );
}

type Acts = { onEdit: (draft: Draft) => void; onRemove: (draft: Draft) => void };

function Parsers({ onEdit, onRemove }: Acts) {
  const t = useT();
  const query = useParsers();
  const may = useMay('EDIT_RULES');
  return (
    <Panel title={t('parsing.parsers')} count={query.data?.length} right={may ? <Button onClick={() => onEdit(NEW_PARSER)}>{t('parsing.newParser')}</Button> : undefined}>
      <p className="body dim">{t('parsing.parsersMean')}</p>
      <Answer query={query} failed={t('parsing.failed')} waiting={<WaitingRows rows={3} one what={t('parsing.parsers')} />} empty={{ when: (items) => items.length === 0, show: <p className="body sub">{t('parsing.noParsers')}</p> }}>
        {(items) => (
          <ul className="lg-counters">
            {items.map((one) => (
              <Row key={one.name} draft={{ ...one, kind: 'parser', saved: true }} one={one} may={may} counted={t('parsing.lines', { n: one.lines })} onEdit={onEdit} onRemove={onRemove}>
                {t('parsing.place', { n: one.place })}
                {one.host === '' ? null : ` · ${t('logs.host')} ${one.host}`}
                {one.source === '' ? null : ` · ${t('logs.source')} ${one.source}`}
              </Row>
            ))}
          </ul>
        )}
      </Answer>
    </Panel>
  );
}

function Masks({ onEdit, onRemove }: Acts) {
  const t = useT();
  const query = useMasks();
  const may = useMay('EDIT_SETTINGS');
  return (
    <Panel title={t('parsing.masks')} count={query.data?.items.length} right={may ? <Button onClick={() => onEdit(NEW_MASK)}>{t('parsing.newMask')}</Button> : undefined}>
      <p className="body dim">{t('parsing.masksMean')}</p>
      <Answer query={query} failed={t('parsing.failed')} waiting={<WaitingRows rows={3} one what={t('parsing.masks')} />}>
        {({ items, builtIn }) => (
          <>
            <ul className="lg-counters">
              {items.map((one) => (
                <Row key={one.name} draft={{ ...NEW_MASK, ...one, saved: true }} one={one} may={may} counted={t('parsing.texts', { n: one.texts })} onEdit={onEdit} onRemove={onRemove} />
              ))}
            </ul>
            <h3 className="lg-built">{t('parsing.builtIn')}</h3>
            <ul className="lg-counters">
              {builtIn.map(({ name, example, masked }) => (
                <li key={name}>
                  <div className="grow">
                    <MaskName name={name} />
                    <p className="mono sub">{example}</p>
                    <p className="mono">{masked}</p>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </Panel>
  );
}

function MaskName({ name }: { name: string }) {
  const t = useT();
  const words = wordsOfMask(name);
  return <p>{words === undefined ? name : t(words)}</p>;
}

type RowProps = Acts & { draft: Draft; one: LogParser | LogMask; may: boolean; counted: string; children?: React.ReactNode };

function Row({ draft, one, may, counted, onEdit, onRemove, children }: RowProps) {
  const t = useT();
  return (
    <li>
      <div className="grow">
        <p className="strong">
          {one.name} {one.enabled ? null : <span className="tag unknown">{t('parsing.off')}</span>}
        </p>
        <p className="mono">{one.expression}</p>
        {children === undefined ? null : <p className="sub">{children}</p>}
        <p className="sub">
          {counted} · {t('counters.by', { name: one.byName })} <Clock at={one.at} />
        </p>
      </div>
      {may ? (
        <>
          <Button size="small" aria-label={t('parsing.editOf', { name: one.name })} onClick={() => onEdit(draft)}>
            {t('parsing.edit')}
          </Button>
          <Button size="small" aria-label={t('parsing.removeOf', { name: one.name })} onClick={() => onRemove(draft)}>
            {t('counters.remove')}
          </Button>
        </>
      ) : null}
    </li>
  );
}

function Remove({ one, onClose }: { one: Draft; onClose: () => void }) {
  const t = useT();
  const remove = useRemove();
  return (
    <Dialog opened onClose={onClose} title={t('parsing.removeOf', { name: one.name })} act={t('counters.remove')} danger busy={remove.isPending} error={remove.error} onSubmit={() => remove.mutate(one, { onSuccess: onClose })}>
      <p>{t(one.kind === 'mask' ? 'parsing.removeMask' : 'parsing.removeParser')}</p>
    </Dialog>
  );
}
