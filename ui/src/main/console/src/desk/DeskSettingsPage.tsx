import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Calendars } from './Calendars';
import { CataloguePanel } from './CataloguePanel';
import { LinesPanel } from './LinesPanel';
import { MailboxPanel } from './MailboxPanel';
import { TargetsPanel } from './TargetsPanel';
import { useTitle } from '../parts/title';
import './desk.css';

/** What the desk promises and offers, who stands for a line, and the mailbox that it reads. */
export default function DeskSettingsPage() {
  const t = useT();
  useTitle(t('settings.desk'));
  const mayEdit = useMay('EDIT_DESK');
  const mayMail = useMay('EDIT_SETTINGS');
  return (
    <div className="desk-settings">
      <TargetsPanel mayEdit={mayEdit} />
      <Calendars mayEdit={mayEdit} />
      <LinesPanel mayEdit={mayEdit} />
      {mayMail ? <MailboxPanel /> : null}
      {mayEdit ? <CataloguePanel /> : null}
    </div>
  );
}
