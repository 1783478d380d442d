import type { Ticket } from '../api/desk';
import type { FormSchema } from '../api/task';
import { useWords } from '../i18n/words';
import { worded } from '../workflow/form';
import { useCatalogue } from './server';
import { entryName } from './words';

/** What was filled in when something of the catalogue was asked for, under the names of its form. */
export function Given({ ticket }: { ticket: Ticket }) {
  const { t, language } = useWords();
  const { data: catalogue = [] } = useCatalogue();
  if (ticket.entry === undefined) return null;
  const entry = catalogue.find((one) => one.id === ticket.entry);
  const fields: Record<string, FormSchema> = entry === undefined ? {} : (worded(entry.schema, language).properties ?? {});
  return (
    <dl className="kv body">
      <dt>{t('ticket.entry')}</dt>
      <dd>{entryName(entry, ticket.entry, language)}</dd>
      {Object.entries(ticket.values).map(([name, value]) => (
        <Filled key={name} name={fields[name]?.title ?? name} value={value} />
      ))}
    </dl>
  );
}

function Filled({ name, value }: { name: string; value: unknown }) {
  const { t } = useWords();
  const shown = typeof value === 'boolean' ? t(value ? 'vote.yes' : 'vote.no') : typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  return (
    <>
      <dt>{name}</dt>
      <dd>{shown}</dd>
    </>
  );
}
