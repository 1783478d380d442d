import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChangeTemplate } from '../api/change';
import { KINDS } from '../api/inventory';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { lines } from './days';
import { usePutTemplate } from './server';

/** A template is known by its name for ever; everything else of it can be changed. */
export function TemplateDialog({ template, onClose }: { template: ChangeTemplate | undefined; onClose: () => void }) {
  const t = useT();
  const put = usePutTemplate();
  const [name, setName] = useState(template?.name ?? '');
  const [title, setTitle] = useState(template?.title ?? '');
  const [why, setWhy] = useState(template?.why ?? '');
  const [implementation, setImplementation] = useState((template?.implementation ?? []).join('\n'));
  const [backOut, setBackOut] = useState((template?.backOut ?? []).join('\n'));
  const [kinds, setKinds] = useState<readonly string[]>(template?.itemKinds ?? []);
  const off = !/^[a-z0-9-]{2,60}$/.test(name) ? t('template.nameWrong') : title.trim() === '' ? t('template.titleMissing') : lines(implementation).length === 0 ? t('template.stepsMissing') : undefined;
  const submit = () => put.mutate({ name, title: title.trim(), why: why.trim(), implementation: lines(implementation), backOut: lines(backOut), itemKinds: [...kinds] }, { onSuccess: onClose });
  const wrong = (field: string) => fieldError(put.error, field);
  const act = template === undefined ? t('template.add') : t('template.save');
  return (
    <Dialog opened onClose={onClose} title={template === undefined ? act : t('template.changeOf', { name: template.title })} act={act} busy={put.isPending} off={off} error={put.error} onSubmit={submit} wide>
      <TextInput label={t('template.name')} description={t('template.nameHint')} value={name} disabled={template !== undefined} onChange={(event) => setName(event.target.value)} error={wrong('name')} autoCapitalize="none" spellCheck={false} data-autofocus={template === undefined || undefined} />
      <TextInput label={t('template.heading')} value={title} onChange={(event) => setTitle(event.target.value)} error={wrong('title')} />
      <TextInput label={t('template.why')} value={why} onChange={(event) => setWhy(event.target.value)} error={wrong('why')} />
      <Textarea label={t('template.implementation')} description={t('template.linesHint')} rows={4} value={implementation} onChange={(event) => setImplementation(event.target.value)} error={wrong('implementation')} />
      <Textarea label={t('template.backOut')} description={t('template.linesHint')} rows={3} value={backOut} onChange={(event) => setBackOut(event.target.value)} error={wrong('backOut')} />
      <Checkbox.Group label={t('template.kinds')} description={t('template.kindsHint')} value={[...kinds]} onChange={setKinds} error={wrong('itemKinds')}>
        <div className="row wrap kinds">
          {KINDS.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`kind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </Dialog>
  );
}
