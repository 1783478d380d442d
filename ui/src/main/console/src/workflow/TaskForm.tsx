import { UPDATE_CORE, type Middleware } from '@jsonforms/core';
import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { FormSchema } from '../api/task';
import { Problem } from '../api/http';
import { refusalSentence } from '../i18n/refusals';
import { useWords, type Key } from '../i18n/words';
import { Button } from '../parts/Button';
import { Wrong } from '../parts/Wrong';
import { errorsOf, filledIn, layoutOf, missing, worded } from './form';
import './form.css';

type Props = { schema: FormSchema; values: Record<string, unknown>; act: string; off?: string | undefined; busy: boolean; error: unknown; onSubmit: (values: Record<string, unknown>) => void };

/** Draws a form from its JSON Schema. The server checks what is filled in; its word is shown beside the field that it names. */
export default function TaskForm({ schema, values, act, off, busy, error, onSubmit }: Props) {
  const { t, language, catalogue } = useWords();
  const [data, setData] = useState(values);
  // The renderer reports what was typed a moment later. Who presses Enter or the button at once must not lose the last
  // letter, nor find the button still off; and a redraw with what was reported before must not take back what has been
  // typed since.
  const latest = useRef(values);
  const keep: Middleware = useCallback((state, action, next) => {
    const after = next(state, action.type === UPDATE_CORE ? { ...action, data: state.data as unknown } : action);
    latest.current = after.data as Record<string, unknown>;
    queueMicrotask(() => setData(latest.current));
    return after;
  }, []);
  const shown = useMemo(() => worded(schema, language), [schema, language]);
  const layout = useMemo(() => layoutOf(shown), [shown]);
  const i18n = useMemo(
    () => ({
      locale: language,
      // The renderer's own words ("add", "remove") are in the catalogue; a field's name is in the schema.
      translate: ((id: string, otherwise?: string) => {
        const key = `form.${id.split('.').at(-1) ?? ''}`;
        return key in catalogue ? t(key as Key) : otherwise;
      }) as (id: string, otherwise: string | undefined) => string,
    }),
    [language, catalogue, t],
  );
  const lacks = missing(shown, data);
  const sentence = error instanceof Problem ? refusalSentence(error.code, error.message, error.field) : '';
  return (
    <form
      className="task-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && off === undefined && missing(shown, latest.current).length === 0) onSubmit(filledIn(latest.current));
      }}
    >
      <JsonForms schema={shown} uischema={layout} data={data} renderers={vanillaRenderers} cells={vanillaCells} validationMode="NoValidation" middleware={keep} additionalErrors={errorsOf(error, sentence)} i18n={i18n} onChange={({ data: next }) => setData(next as Record<string, unknown>)} />
      <Wrong error={error} />
      <div className="acts">
        <Button look="primary" size="big" type="submit" busy={busy} off={off ?? (lacks.length === 0 ? undefined : t('task.lacks', { fields: new Intl.ListFormat(language).format(lacks) }))}>
          {act}
        </Button>
      </div>
    </form>
  );
}
