import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Door } from './Door';
import { PasswordForm } from './PasswordForm';
import { useSignOut } from './server';

/** The first password was seen by somebody else, so nothing is shown before it is changed. */
export default function ChangePassword({ name }: { name: string }) {
  const t = useT();
  const signOut = useSignOut();
  return (
    <Door
      title={t('password.title')}
      foot={
        <Button look="quiet" onClick={() => signOut.mutate()}>
          {t('menu.signOut')}
        </Button>
      }
    >
      <p className="mid" style={{ marginTop: 6 }}>
        <Say k="password.why" values={{ name }} />
      </p>
      <PasswordForm name={name} first />
    </Door>
  );
}
