import { TextInput } from '@mantine/core';
import { useState, type ChangeEvent } from 'react';
import type { ImportFile } from '../api/knowledge';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { Mark } from '../parts/Mark';
import { fieldError } from '../parts/Wrong';
import { useImport } from './server';

const LARGEST_BYTES = 700_000;
const MOST_FILES = 2000;

type Chosen = { files: ImportFile[]; left: string[]; unreadable: string[] };

/** The Markdown of a folder, as paths below it; what is too large, or not UTF-8, is named and left out. */
export async function filesOf(list: readonly File[]): Promise<{ folder: string } & Chosen> {
  const inside = (file: File) => file.webkitRelativePath.split('/');
  const wanted = list.filter((file) => /\.(md|markdown)$/i.test(file.name) && !inside(file).some((part) => part.startsWith('.')));
  const fitting = wanted.filter((file) => file.size <= LARGEST_BYTES).slice(0, MOST_FILES);
  const files: ImportFile[] = [];
  const unreadable: string[] = [];
  for (const file of fitting) {
    const path = inside(file).slice(1).join('/') || file.name;
    const text = inUtf8(await file.arrayBuffer());
    if (text === undefined) unreadable.push(path);
    else files.push({ path, text });
  }
  const first = wanted[0];
  return { folder: first === undefined ? '' : (inside(first)[0] ?? ''), files, left: wanted.filter((file) => !fitting.includes(file)).map((file) => file.name), unreadable };
}

/** A browser reads anything as UTF-8 and puts signs of replacement where it is not: an article of those helps nobody. */
function inUtf8(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Takes a folder of Markdown in. Done again, it changes what changed and makes no doubles. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const send = useImport();
  const [chosen, setChosen] = useState<Chosen>();
  const [folder, setFolder] = useState('');
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void filesOf([...(event.target.files ?? [])]).then((found) => {
      setChosen(found);
      setFolder(found.folder);
      send.reset();
    });
  };
  const off = chosen === undefined ? t('knowledge.folderMissing') : chosen.files.length === 0 ? t('knowledge.folderEmpty') : folder.trim() === '' ? t('knowledge.folderName') : undefined;
  const done = send.data;
  return (
    <Dialog opened onClose={onClose} wide title={t('knowledge.import')} act={done === undefined ? t('knowledge.importN', { n: chosen?.files.length ?? 0 }) : t('act.close')} busy={send.isPending} off={done === undefined ? off : undefined} error={send.error} onSubmit={() => (done === undefined ? send.mutate({ folder: folder.trim(), files: chosen?.files ?? [] }) : onClose())}>
      <p className="mid">{t('knowledge.importMeans')}</p>
      {done === undefined ? (
        <>
          <label className="field">
            <span className="strong">{t('knowledge.folder')}</span>
            <input type="file" className="kn-folder" ref={(field) => field?.setAttribute('webkitdirectory', '')} multiple onChange={choose} />
          </label>
          {chosen === undefined ? null : <TextInput label={t('knowledge.folderCalled')} description={t('knowledge.folderHint')} value={folder} maxLength={100} onChange={(event) => setFolder(event.target.value)} error={fieldError(send.error, 'folder')} />}
          {chosen === undefined || chosen.left.length === 0 ? null : <p className="why-off">{t('knowledge.tooLarge', { n: chosen.left.length, names: chosen.left.slice(0, 5).join(', ') })}</p>}
          {chosen === undefined || chosen.unreadable.length === 0 ? null : <p className="why-off">{t('knowledge.notUtf8', { n: chosen.unreadable.length, names: chosen.unreadable.slice(0, 5).join(', ') })}</p>}
        </>
      ) : (
        <div role="status" className="col">
          <dl className="kv">
            <dt>{t('knowledge.made')}</dt>
            <dd>{done.made}</dd>
            <dt>{t('knowledge.changedN')}</dt>
            <dd>{done.changed}</dd>
            <dt>{t('knowledge.offeredN')}</dt>
            <dd>{done.offered}</dd>
            <dt>{t('knowledge.same')}</dt>
            <dd>{done.same}</dd>
            <dt>{t('knowledge.refused')}</dt>
            <dd>{done.refused.length}</dd>
          </dl>
          {done.refused.length === 0 ? null : (
            <ul className="kn-refused" aria-label={t('knowledge.refused')}>
              {done.refused.map(({ path, reason }) => (
                <li key={path} className="row">
                  <Mark severity="high" size="s" silent />
                  <span>
                    <span className="mono">{path}</span> {reason}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <p className="sub">{t('knowledge.importedAs')}</p>
        </div>
      )}
    </Dialog>
  );
}
