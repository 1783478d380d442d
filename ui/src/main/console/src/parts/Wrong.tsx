import { Problem } from '../api/http';
import { refusalSentence } from '../i18n/refusals';
import { useT } from '../i18n/words';
import { reasonOf } from './Answer';
import { Mark } from './Mark';

/** Why an act was refused. */
export function Wrong({ error }: { error: unknown }) {
  const t = useT();
  if (error === null || error === undefined) return null;
  return (
    <p className="wrong" role="alert">
      <Mark severity="critical" silent />
      <span>{reasonOf(error, t('error.noAnswer'), t('error.unnamed'))}</span>
    </p>
  );
}

/** The sentence for one field of a form, where the server named that field. */
export function fieldError(error: unknown, field: string): string | undefined {
  return error instanceof Problem && error.field === field ? refusalSentence(error.code, error.message, field) : undefined;
}
