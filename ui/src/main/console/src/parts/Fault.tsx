import { Problem, type TextError } from '../api/http';
import { useT } from '../i18n/words';
import { reasonOf } from './Answer';
import { Mark } from './Mark';

type Props = { id: string; text: string; error: unknown; /** Where the server's sentence says that the text is wrong. */ placeOf: (sentence: string) => TextError | undefined };

/** What is wrong with a text that was asked, and the column where. */
export function Fault({ id, text, error, placeOf }: Props) {
  const t = useT();
  if (error === null || error === undefined) return null;
  const place = (error instanceof Problem ? error.errors[0] : undefined) ?? (error instanceof Problem ? placeOf(error.message) : undefined);
  const line = place === undefined ? undefined : text.split('\n')[place.line - 1];
  return (
    <div className="fault" role="alert" id={id}>
      <p className="wrong">
        <Mark severity="critical" silent />
        <span>{place === undefined ? reasonOf(error, t('error.noAnswer'), t('error.unnamed')) : t('metrics.wrongAt', { column: place.column, what: place.message })}</span>
      </p>
      {place === undefined || line === undefined ? null : (
        <pre className="mono" aria-hidden="true">
          {line.slice(0, place.column - 1)}
          <mark>{line.slice(place.column - 1, place.column) === '' ? ' ' : line.slice(place.column - 1, place.column)}</mark>
          {line.slice(place.column)}
        </pre>
      )}
    </div>
  );
}
