import { Navigate } from '@tanstack/react-router';
import { useMay } from '../identity/server';
import { useContacts } from '../notify/server';
import { useOnCallNow } from '../oncall/server';

/** Where a console opened without an address begins: with the set-up while nobody but an open console can be paged, else with what is wrong now; for who only asks for services, with what they asked for. */
export function Start() {
  const { data, error } = useOnCallNow();
  const settles = useMay('EDIT_SETTINGS');
  const operates = useMay('SEE_OPERATIONS');
  const contacts = useContacts();
  if (!operates) return <Navigate to="/requests" replace />;
  if ((data === undefined && error === null) || (contacts.data === undefined && contacts.error === null)) return null;
  const fresh = data?.reachable === false || contacts.data?.some((way) => way.verified) === false;
  return <Navigate to={settles && fresh ? '/setup' : '/now'} replace />;
}
