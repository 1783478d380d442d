import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { EnergyTree } from '../api/energy';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { useArrange } from './server';

/** The tree as text, as files and programs write it too. The server says which node or meter is wrong. */
export function TreeDialog({ tree, onClose }: { tree: EnergyTree | undefined; onClose: () => void }) {
  const t = useT();
  const arrange = useArrange(tree?.version);
  const [text, setText] = useState(() => JSON.stringify({ nodes: tree?.nodes ?? [], meters: tree?.meters ?? [] }, undefined, 2));
  const drawn = read(text);
  return (
    <Dialog opened onClose={onClose} title={t('energy.draw')} act={t('energy.save')} busy={arrange.isPending} off={drawn === undefined ? t('energy.notJson') : undefined} error={arrange.error} onSubmit={() => (drawn === undefined ? undefined : arrange.mutate(drawn, { onSuccess: onClose }))}>
      <p className="sub">{t('energy.drawText')}</p>
      <Textarea label={t('energy.treeText')} value={text} onChange={(event) => setText(event.target.value)} rows={16} styles={{ input: { fontFamily: 'var(--mono)' } }} data-autofocus />
    </Dialog>
  );
}

function read(text: string): EnergyTree | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('nodes' in value) || !('meters' in value) || !Array.isArray(value.nodes) || !Array.isArray(value.meters)) return undefined;
    return { nodes: value.nodes as EnergyTree['nodes'], meters: value.meters as EnergyTree['meters'] };
  } catch {
    return undefined;
  }
}
