import { Navigate } from '@tanstack/react-router';
import { useMay } from '../identity/server';
import { useOnCallNow } from '../oncall/server';

/** Where a console opened without an address begins: with the set-up while nobody can be paged, else with what is wrong now. */
export function Start() {
  const { data, error } = useOnCallNow();
  const settles = useMay('EDIT_SETTINGS');
  if (data === undefined && error === null) return null;
  return <Navigate to={settles && data?.reachable === false ? '/setup' : '/now'} replace />;
}
