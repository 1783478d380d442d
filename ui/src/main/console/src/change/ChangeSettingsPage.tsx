import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { useTitle } from '../parts/title';
import { Freezes } from './Freezes';
import { TemplatesPanel } from './TemplatesPanel';
import './change.css';

/** What all changes share: how standard ones are done, and when nothing is changed. */
export default function ChangeSettingsPage() {
  const t = useT();
  useTitle(t('settings.changes'));
  const mayEdit = useMay('EDIT_DESK');
  return (
    <div className="change-settings">
      <TemplatesPanel mayEdit={mayEdit} />
      <Freezes />
    </div>
  );
}
