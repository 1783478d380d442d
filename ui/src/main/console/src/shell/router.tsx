import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { article, assistant, audit, changes, contract, desk, drills, energy, handover, hosts, incident, incidents, inventory, knowledge, logs, metrics, newArticle, newPolicy, newRequest, newResource, oncall, oneHost, plan, policy, problems, processes, readAddress, recovery, report, reports, resources, rules, ruleTrial, setup, silences, tasks, writeAddress } from './search';
import { Crashed, NotFound } from './Lost';
import { SignedIn } from './SignedIn';
import { Start } from './Start';

const root = createRootRoute({ component: SignedIn, notFoundComponent: NotFound, errorComponent: Crashed });
const start = createRoute({ getParentRoute: () => root, path: '/', component: Start });
const now = createRoute({ getParentRoute: () => root, path: '/now', component: lazyRouteComponent(() => import('../now/NowPage')) });
const incidentList = createRoute({ getParentRoute: () => root, path: '/incidents', validateSearch: incidents, component: lazyRouteComponent(() => import('../incident/IncidentsPage')) });
const oneIncident = createRoute({ getParentRoute: () => root, path: '/incidents/$key', validateSearch: incident, component: lazyRouteComponent(() => import('../incident/IncidentPage')) });
const taskList = createRoute({ getParentRoute: () => root, path: '/tasks', validateSearch: tasks, component: lazyRouteComponent(() => import('../workflow/TasksPage')) });
const oneTask = createRoute({ getParentRoute: () => root, path: '/tasks/$id', component: lazyRouteComponent(() => import('../workflow/TaskPage')) });
const myRequests = createRoute({ getParentRoute: () => root, path: '/requests', component: lazyRouteComponent(() => import('../desk/RequestsPage')) });
const ask = createRoute({ getParentRoute: () => root, path: '/requests/new', validateSearch: newRequest, component: lazyRouteComponent(() => import('../desk/NewRequestPage')) });
const myRequest = createRoute({ getParentRoute: () => root, path: '/requests/$key', component: lazyRouteComponent(() => import('../desk/RequestPage')) });
const queues = createRoute({ getParentRoute: () => root, path: '/desk', validateSearch: desk, component: lazyRouteComponent(() => import('../desk/DeskPage')) });
const oneTicket = createRoute({ getParentRoute: () => root, path: '/desk/$key', component: lazyRouteComponent(() => import('../desk/TicketPage')) });
const problemList = createRoute({ getParentRoute: () => root, path: '/problems', validateSearch: problems, component: lazyRouteComponent(() => import('../problem/ProblemsPage')) });
const oneProblem = createRoute({ getParentRoute: () => root, path: '/problems/$key', component: lazyRouteComponent(() => import('../problem/ProblemPage')) });
const changeList = createRoute({ getParentRoute: () => root, path: '/changes', validateSearch: changes, component: lazyRouteComponent(() => import('../change/ChangesPage')) });
const planChange = createRoute({ getParentRoute: () => root, path: '/changes/new', validateSearch: plan, component: lazyRouteComponent(() => import('../change/PlanPage')) });
const oneChange = createRoute({ getParentRoute: () => root, path: '/changes/$key', component: lazyRouteComponent(() => import('../change/ChangePage')) });
const resourceList = createRoute({ getParentRoute: () => root, path: '/resources', validateSearch: resources, component: lazyRouteComponent(() => import('../resource/ResourcesPage')) });
const applyFor = createRoute({ getParentRoute: () => root, path: '/resources/new', validateSearch: newResource, component: lazyRouteComponent(() => import('../resource/ApplyPage')) });
const oneResource = createRoute({ getParentRoute: () => root, path: '/resources/$key', component: lazyRouteComponent(() => import('../resource/ResourcePage')) });
const articleList = createRoute({ getParentRoute: () => root, path: '/knowledge', validateSearch: knowledge, component: lazyRouteComponent(() => import('../knowledge/KnowledgePage')) });
const writeArticle = createRoute({ getParentRoute: () => root, path: '/knowledge/new', validateSearch: newArticle, component: lazyRouteComponent(() => import('../knowledge/EditorPage')) });
const oneArticle = createRoute({ getParentRoute: () => root, path: '/knowledge/$key', validateSearch: article, component: lazyRouteComponent(() => import('../knowledge/ArticlePage')) });
const editArticle = createRoute({ getParentRoute: () => root, path: '/knowledge/$key/edit', component: lazyRouteComponent(() => import('../knowledge/EditorPage')) });
const coverage = createRoute({ getParentRoute: () => root, path: '/recovery', validateSearch: recovery, component: lazyRouteComponent(() => import('../recovery/RecoveryPage')) });
const energyFlow = createRoute({ getParentRoute: () => root, path: '/energy', validateSearch: energy, component: lazyRouteComponent(() => import('../energy/EnergyPage')) });
const energyContract = createRoute({ getParentRoute: () => root, path: '/energy/contract', validateSearch: contract, component: lazyRouteComponent(() => import('../energy/ContractPage')) });
const energyTariffs = createRoute({ getParentRoute: () => root, path: '/energy/tariffs', component: lazyRouteComponent(() => import('../energy/TariffsPage')) });
const makePolicy = createRoute({ getParentRoute: () => root, path: '/recovery/policies/new', validateSearch: newPolicy, component: lazyRouteComponent(() => import('../recovery/PolicyFormPage')) });
const onePolicy = createRoute({ getParentRoute: () => root, path: '/recovery/policies/$id', validateSearch: policy, component: lazyRouteComponent(() => import('../recovery/PolicyPage')) });
const changePolicy = createRoute({ getParentRoute: () => root, path: '/recovery/policies/$id/edit', component: lazyRouteComponent(() => import('../recovery/PolicyFormPage')) });
const drillList = createRoute({ getParentRoute: () => root, path: '/recovery/drills', validateSearch: drills, component: lazyRouteComponent(() => import('../recovery/DrillsPage')) });
const oneDrill = createRoute({ getParentRoute: () => root, path: '/recovery/drills/$number', component: lazyRouteComponent(() => import('../recovery/DrillPage')) });
const chats = createRoute({ getParentRoute: () => root, path: '/assistant', validateSearch: assistant, component: lazyRouteComponent(() => import('../assistant/AssistantPage')) });
const startProcess = createRoute({ getParentRoute: () => root, path: '/tasks/start/$name', component: lazyRouteComponent(() => import('../workflow/StartPage')) });
const processList = createRoute({ getParentRoute: () => root, path: '/processes', validateSearch: processes, component: lazyRouteComponent(() => import('../workflow/ProcessesPage')) });
const oneProcess = createRoute({ getParentRoute: () => root, path: '/processes/$id', component: lazyRouteComponent(() => import('../workflow/ProcessPage')) });
const hostList = createRoute({ getParentRoute: () => root, path: '/hosts', validateSearch: hosts, component: lazyRouteComponent(() => import('../hosts/HostsPage')) });
const hostPage = createRoute({ getParentRoute: () => root, path: '/hosts/$name', validateSearch: oneHost, component: lazyRouteComponent(() => import('../hosts/HostPage')) });
const onCall = createRoute({ getParentRoute: () => root, path: '/oncall', validateSearch: oncall, component: lazyRouteComponent(() => import('../oncall/OnCallPage')) });
const handOver = createRoute({ getParentRoute: () => root, path: '/oncall/handover', validateSearch: handover, component: lazyRouteComponent(() => import('../oncall/HandoverPage')) });
const handedOver = createRoute({ getParentRoute: () => root, path: '/oncall/handover/$id', component: lazyRouteComponent(() => import('../oncall/HandedOverPage')) });
const setUp = createRoute({ getParentRoute: () => root, path: '/setup', validateSearch: setup, component: lazyRouteComponent(() => import('../setup/SetupPage')) });
const oneAlert = createRoute({ getParentRoute: () => root, path: '/alerts/$fingerprint', component: lazyRouteComponent(() => import('../rules/AlertPage')) });
const ruleList = createRoute({ getParentRoute: () => root, path: '/rules', validateSearch: rules, component: lazyRouteComponent(() => import('../rules/RulesPage')) });
const ruleFile = createRoute({ getParentRoute: () => root, path: '/rules/files/$name', component: lazyRouteComponent(() => import('../rules/RuleFilePage')) });
const trial = createRoute({ getParentRoute: () => root, path: '/rules/trial', validateSearch: ruleTrial, component: lazyRouteComponent(() => import('../rules/TrialPage')) });
const runbook = createRoute({ getParentRoute: () => root, path: '/runbooks/$name', component: lazyRouteComponent(() => import('../rules/RunbookPage')) });
const silenceList = createRoute({ getParentRoute: () => root, path: '/silences', validateSearch: silences, component: lazyRouteComponent(() => import('../silences/SilencesPage')) });
const itemList = createRoute({ getParentRoute: () => root, path: '/inventory', validateSearch: inventory, component: lazyRouteComponent(() => import('../inventory/InventoryPage')) });
const oneItem = createRoute({ getParentRoute: () => root, path: '/inventory/$id', component: lazyRouteComponent(() => import('../inventory/ItemPage')) });
const explorer = createRoute({ getParentRoute: () => root, path: '/explore', validateSearch: metrics, component: lazyRouteComponent(() => import('../metrics/MetricsPage')) });
const logSearch = createRoute({ getParentRoute: () => root, path: '/logs', validateSearch: logs, component: lazyRouteComponent(() => import('../logs/LogsPage')) });
const reportList = createRoute({ getParentRoute: () => root, path: '/reports', validateSearch: reports, component: lazyRouteComponent(() => import('../reporting/ReportsPage')) });
const oneReport = createRoute({ getParentRoute: () => root, path: '/reports/$id', validateSearch: report, component: lazyRouteComponent(() => import('../reporting/ReportPage')) });
const auditTrail = createRoute({ getParentRoute: () => root, path: '/audit', validateSearch: audit, component: lazyRouteComponent(() => import('../audit/AuditPage')) });
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: lazyRouteComponent(() => import('../identity/SettingsPage')) });
const contact = createRoute({ getParentRoute: () => settings, path: '/', component: lazyRouteComponent(() => import('../identity/ContactPage')) });
const people = createRoute({ getParentRoute: () => settings, path: '/people', component: lazyRouteComponent(() => import('../identity/PeoplePage')) });
const teams = createRoute({ getParentRoute: () => settings, path: '/teams', component: lazyRouteComponent(() => import('../identity/TeamsPage')) });
const changeSettings = createRoute({ getParentRoute: () => settings, path: '/changes', component: lazyRouteComponent(() => import('../change/ChangeSettingsPage')) });
const roles = createRoute({ getParentRoute: () => settings, path: '/roles', component: lazyRouteComponent(() => import('../identity/RolesPage')) });
const tokens = createRoute({ getParentRoute: () => settings, path: '/tokens', component: lazyRouteComponent(() => import('../identity/TokensPage')) });
const outgoing = createRoute({ getParentRoute: () => settings, path: '/outgoing', component: lazyRouteComponent(() => import('../notify/OutgoingPage')) });
const storage = createRoute({ getParentRoute: () => settings, path: '/storage', component: lazyRouteComponent(() => import('../metrics/StoragePage')) });
const mail = createRoute({ getParentRoute: () => settings, path: '/mail', component: lazyRouteComponent(() => import('../notify/MailPage')) });

const resourceSettings = createRoute({ getParentRoute: () => settings, path: '/resources', component: lazyRouteComponent(() => import('../resource/CatalogueSettingsPage')) });
const systems = createRoute({ getParentRoute: () => settings, path: '/systems', component: lazyRouteComponent(() => import('../workflow/SystemsPage')) });
const deskSettings = createRoute({ getParentRoute: () => settings, path: '/desk', component: lazyRouteComponent(() => import('../desk/DeskSettingsPage')) });

const tree = root.addChildren([
  start,
  now,
  incidentList,
  oneIncident,
  taskList,
  oneTask,
  myRequests,
  ask,
  myRequest,
  queues,
  oneTicket,
  problemList,
  oneProblem,
  changeList,
  planChange,
  oneChange,
  resourceList,
  applyFor,
  oneResource,
  articleList,
  writeArticle,
  oneArticle,
  editArticle,
  coverage, energyFlow, energyContract, energyTariffs,
  makePolicy,
  onePolicy,
  changePolicy,
  drillList,
  oneDrill,
  chats,
  startProcess,
  processList,
  oneProcess,
  hostList,
  hostPage,
  onCall,
  handOver,
  handedOver,
  setUp,
  oneAlert,
  ruleList,
  ruleFile,
  trial,
  runbook,
  silenceList,
  itemList,
  oneItem,
  explorer,
  logSearch,
  reportList,
  oneReport,
  auditTrail,
  settings.addChildren([contact, people, teams, changeSettings, roles, tokens, mail, outgoing, storage, deskSettings, resourceSettings, systems]),
]);

export function newRouter() {
  return createRouter({ routeTree: tree, parseSearch: readAddress, stringifySearch: writeAddress, defaultPreload: 'intent', scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
