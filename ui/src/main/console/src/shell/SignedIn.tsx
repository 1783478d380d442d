import { lazy, Suspense } from 'react';
import { useT } from '../i18n/words';
import { useSession } from '../identity/server';
import { Button } from '../parts/Button';
import { reasonOf } from '../parts/Answer';
import { Mark } from '../parts/Mark';
import { LiveProvider } from './Live';
import { Shell } from './Shell';

const SignIn = lazy(() => import('../identity/SignIn'));
const ChangePassword = lazy(() => import('../identity/ChangePassword'));

/** Who is not signed in sees the sign-in at whatever address they came to, and lands there afterwards. */
export function SignedIn() {
  const { data: session, error, refetch, isFetching } = useSession();
  const t = useT();
  if (session === undefined) {
    if (error === null) return null;
    return (
      <main className="signin">
        <div className="state" role="alert">
          <Mark severity="critical" size="l" silent />
          <h1>{t('server.away')}</h1>
          <p>{reasonOf(error, t('error.noAnswer'), t('error.unnamed'))}</p>
          <Button onClick={() => void refetch()} busy={isFetching}>
            {t('act.tryAgain')}
          </Button>
        </div>
      </main>
    );
  }
  if (session === null) {
    return (
      <Suspense>
        <SignIn />
      </Suspense>
    );
  }
  if (session.mustChangePassword) {
    return (
      <Suspense>
        <ChangePassword name={session.person.name} />
      </Suspense>
    );
  }
  return (
    <LiveProvider key={session.person.id}>
      <Shell />
    </LiveProvider>
  );
}
