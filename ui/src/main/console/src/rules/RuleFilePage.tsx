import { TextInput } from '@mantine/core';
import { Link, useBlocker, useNavigate, useParams } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { RuleFile } from '../api/alerting';
import { Problem } from '../api/http';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Mark } from '../parts/Mark';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { Editor } from './Editor';
import { FIRST_RULE } from './rules';
import { useCheck, useDeleteFile, useRuleFiles, useSaveFile } from './server';
import './rules.css';

const NEW: RuleFile = { name: '', shipped: false, text: FIRST_RULE, version: 0 };

/** One file of rules: read, or edited where it is the house's own; checked while it is typed, saved whole or not at all. */
export default function RuleFilePage() {
  const t = useT();
  const { name } = useParams({ from: '/rules/files/$name' });
  const files = useRuleFiles();
  useTitle(name === 'new' ? t('files.new') : name);
  if (name === 'new') return <OneFile key="new" file={NEW} />;
  return (
    <Answer page query={files} failed={t('files.failed')} waiting={<WaitingBlock height={420} what={name} />}>
      {(list) => {
        const file = list.find((one) => one.name === name);
        return file === undefined ? <Gone name={name} /> : <OneFile key={`${file.name} ${file.version}`} file={file} />;
      }}
    </Answer>
  );
}

function Gone({ name }: { name: string }) {
  const t = useT();
  return (
    <section className="panel">
      <Empty calm={false} title={t('files.gone', { file: name })} acts={<Link className="btn" to="/rules">{t('files.all')}</Link>} />
    </section>
  );
}

function OneFile({ file }: { file: RuleFile }) {
  const t = useT();
  const navigate = useNavigate();
  const mayEdit = useMay('EDIT_RULES') && !file.shipped;
  const [text, setText] = useState(file.text);
  const [name, setName] = useState(file.name);
  const [removing, setRemoving] = useState(false);
  const save = useSaveFile();
  const check = useCheck(useDeferredValue(text), mayEdit && text !== file.text);
  const fresh = file.version === 0;
  const unchanged = text === file.text && !fresh;
  const { data: files = [] } = useRuleFiles();
  const taken = fresh && files.some((one) => one.name === fileName(name) && !one.shipped);
  useBlocker({ shouldBlockFn: () => !unchanged && !save.isSuccess && text !== file.text && !confirm(t('files.leave')), enableBeforeUnload: !unchanged && !save.isSuccess });
  const refused = save.error instanceof Problem ? save.error.errors : [];
  const errors = unchanged ? (file.error?.errors ?? []) : refused.length > 0 && save.variables?.text === text ? refused : (check.data ?? []);
  const off = unchanged ? t('contact.unchanged') : name.trim() === '' ? t('files.nameMissing') : taken ? t('files.taken') : errors.length > 0 ? t('files.wrong', { n: errors.length }) : undefined;
  const submit = () => save.mutate({ name: fileName(name), text, version: file.version }, { onSuccess: (saved) => void navigate({ to: '/rules/files/$name', params: { name: saved.name }, ignoreBlocker: true }) });
  return (
    <>
      <Head
        title={<span className="mono">{fresh ? t('files.new') : file.name}</span>}
        sentence={t(file.shipped ? 'files.shippedMeans' : 'files.ownMeans')}
        acts={mayEdit && !fresh ? <Button onClick={() => setRemoving(true)}>{t('files.remove')}</Button> : undefined}
      />
      <section className="panel" aria-label={file.name === '' ? t('files.new') : file.name}>
        {fresh ? (
          <div className="body">
            <TextInput label={t('files.name')} description={t('files.nameHint')} placeholder="own.yml" value={name} spellCheck={false} autoCapitalize="none" onChange={(event) => setName(event.target.value)} />
          </div>
        ) : null}
        <Editor text={text} errors={errors} onChange={mayEdit ? setText : undefined} label={t('files.text', { file: file.name === '' ? t('files.new') : file.name })} />
        {mayEdit ? (
          <div className="body row wrap">
            <Button look="primary" busy={save.isPending} off={off} onClick={submit}>
              {t('files.save')}
            </Button>
            {errors.length === 0 && !unchanged && check.isSuccess ? (
              <span className="row" role="status">
                <Mark severity="ok" silent /> {t('files.sound')}
              </span>
            ) : null}
            <span className="sub">{t('files.means')}</span>
            {refused.length > 0 ? null : <Wrong error={save.error} />}
          </div>
        ) : null}
      </section>
      {removing ? <Remove file={file} onClose={() => setRemoving(false)} onDone={() => void navigate({ to: '/rules', ignoreBlocker: true })} /> : null}
    </>
  );
}

/** `own` and `own.yml` mean the same file. */
function fileName(typed: string): string {
  const name = typed.trim();
  return /\.ya?ml$/.test(name) ? name : `${name}.yml`;
}

function Remove({ file, onClose, onDone }: { file: RuleFile; onClose: () => void; onDone: () => void }) {
  const t = useT();
  const remove = useDeleteFile();
  return (
    <Dialog opened onClose={onClose} title={t('files.removeOf', { file: file.name })} act={t('files.remove')} danger busy={remove.isPending} error={remove.error} onSubmit={() => remove.mutate(file, { onSuccess: onDone })}>
      <p>{t('files.removeMeans')}</p>
    </Dialog>
  );
}
