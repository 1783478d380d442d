import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { audit, hosts, incident, incidents, oncall, oneHost } from './search';
import { Crashed, NotFound } from './Lost';
import { SignedIn } from './SignedIn';

const root = createRootRoute({ component: SignedIn, notFoundComponent: NotFound, errorComponent: Crashed });
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // The router's own way to redirect: it throws an answer, not an error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw redirect({ to: '/now', replace: true });
  },
});
const now = createRoute({ getParentRoute: () => root, path: '/now', component: lazyRouteComponent(() => import('../now/NowPage')) });
const incidentList = createRoute({ getParentRoute: () => root, path: '/incidents', validateSearch: incidents, component: lazyRouteComponent(() => import('../incident/IncidentsPage')) });
const oneIncident = createRoute({ getParentRoute: () => root, path: '/incidents/$key', validateSearch: incident, component: lazyRouteComponent(() => import('../incident/IncidentPage')) });
const hostList = createRoute({ getParentRoute: () => root, path: '/hosts', validateSearch: hosts, component: lazyRouteComponent(() => import('../hosts/HostsPage')) });
const hostPage = createRoute({ getParentRoute: () => root, path: '/hosts/$name', validateSearch: oneHost, component: lazyRouteComponent(() => import('../hosts/HostPage')) });
const onCall = createRoute({ getParentRoute: () => root, path: '/oncall', validateSearch: oncall, component: lazyRouteComponent(() => import('../oncall/OnCallPage')) });
const auditTrail = createRoute({ getParentRoute: () => root, path: '/audit', validateSearch: audit, component: lazyRouteComponent(() => import('../audit/AuditPage')) });
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: lazyRouteComponent(() => import('../identity/SettingsPage')) });
const contact = createRoute({ getParentRoute: () => settings, path: '/', component: lazyRouteComponent(() => import('../identity/ContactPage')) });
const people = createRoute({ getParentRoute: () => settings, path: '/people', component: lazyRouteComponent(() => import('../identity/PeoplePage')) });
const mail = createRoute({ getParentRoute: () => settings, path: '/mail', component: lazyRouteComponent(() => import('../notify/MailPage')) });

const tree = root.addChildren([
  start,
  now,
  incidentList,
  oneIncident,
  hostList,
  hostPage,
  onCall,
  auditTrail,
  settings.addChildren([contact, people, mail]),
]);

export function newRouter() {
  return createRouter({ routeTree: tree, defaultPreload: 'intent', scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
