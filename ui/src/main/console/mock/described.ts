import type { components } from '../node_modules/.openapi/types';
import type * as alerting from '../src/api/alerting';
import type * as assistant from '../src/api/assistant';
import type * as audit from '../src/api/audit';
import type * as change from '../src/api/change';
import type * as resource from '../src/api/resource';
import type * as desk from '../src/api/desk';
import type * as energy from '../src/api/energy';
import type * as plant from '../src/api/plant';
import type * as fleet from '../src/api/fleet';
import type * as identity from '../src/api/identity';
import type * as incident from '../src/api/incident';
import type * as inventory from '../src/api/inventory';
import type * as knowledge from '../src/api/knowledge';
import type * as logs from '../src/api/logs';
import type * as notify from '../src/api/notify';
import type * as oncall from '../src/api/oncall';
import type * as problem from '../src/api/problem';
import type * as process from '../src/api/process';
import type * as recovery from '../src/api/recovery';
import type * as report from '../src/api/report';
import type * as task from '../src/api/task';
import type * as telemetry from '../src/api/telemetry';
import type * as topology from '../src/api/topology';
import type * as workflow from '../src/api/workflow';

/**
 * The console's types held against those that are made from the server's description: `npm run typecheck` makes them
 * anew and fails where an answer lacks what the console takes for granted, or where the console does not send what must be there.
 */
type Described = components['schemas'];

/** `T` with each text that the description leaves open read as the words that `O` knows there; an enum stays as described. */
type As<T, O> = T extends string
  ? string extends T
    ? Extract<O, string>
    : T
  : T extends readonly (infer E)[]
    ? As<E, NonNullable<O> extends readonly (infer F)[] ? F : never>[]
    : T extends object
      ? { [K in keyof T]: As<T[K], K extends keyof NonNullable<O> ? NonNullable<O>[K] : never> }
      : T;

/** An answer: what is described can be read as what the console expects. */
type Reads<Ours, Theirs extends keyof Described> = As<Described[Theirs], Ours> extends Ours ? true : { lacks: Theirs };
/** A request: what the console sends is what is described. */
type Sends<Ours, Theirs extends keyof Described> = Ours extends As<Described[Theirs], Ours> ? true : { refuses: Theirs };

type AllTrue<T extends readonly true[]> = T;

export type Answers = AllTrue<
  [
    Reads<alerting.Alert, 'Alert'>,
    Reads<alerting.AlertDetail, 'Explained'>,
    Reads<alerting.RuleOverview, 'Overview'>,
    Reads<identity.Items<alerting.RuleFile>, 'FileItems'>,
    Reads<alerting.TrialOfRule, 'Outcome'>,
    Reads<identity.Items<audit.Act>, 'Acts'>,
    Reads<assistant.AssistantState, 'AssistantState'>,
    Reads<{ chats: assistant.ChatHead[] }, 'AssistantChats'>,
    Reads<assistant.Chat, 'AssistantChat'>,
    Reads<assistant.ChatTurn, 'AssistantTurn'>,
    Reads<assistant.ProposalDone, 'AssistantDone'>,
    Reads<assistant.Draft, 'AssistantDraft'>,
    Reads<audit.ChainState, 'StateView'>,
    Reads<fleet.Host, 'HostView'>,
    Reads<topology.CallGraph, 'CallGraph'>,
    Reads<fleet.AgentProgram, 'ProgramView'>,
    Reads<fleet.JoinCode, 'CodeView'>,
    Reads<fleet.Enrolled, 'Enrolled'>,
    Reads<identity.Session, 'SessionView'>,
    Reads<identity.Person, 'PersonView'>,
    Reads<identity.CreatedPerson, 'Created'>,
    Reads<identity.Items<identity.Token>, 'AllTokens'>,
    Reads<identity.IssuedToken, 'Issued'>,
    Reads<identity.Items<identity.RoleRights>, 'Roles'>,
    Reads<incident.Incident, 'Incident'>,
    Reads<incident.IncidentDetail, 'IncidentDetail'>,
    Reads<incident.ClosedMany, 'ClosedMany'>,
    Reads<inventory.ItemPage, 'ItemPage'>,
    Reads<inventory.ItemDetail, 'DetailAnswer'>,
    Reads<inventory.Link, 'LinkAnswer'>,
    Reads<knowledge.ArticlePage, 'ArticlePage'>,
    Reads<knowledge.ArticleDetail, 'ArticlePageAnswer'>,
    Reads<knowledge.ArticleVersion, 'ArticleEdition'>,
    Reads<knowledge.Difference, 'Difference'>,
    Reads<knowledge.Found, 'FoundPassages'>,
    Reads<knowledge.Suggestion, 'Suggestion'>,
    Reads<knowledge.Imported, 'Imported'>,
    Reads<knowledge.RuleRunbook, 'RuleRunbook'>,
    Reads<logs.LogLines, 'Lines'>,
    Reads<logs.LogCounts, 'Counts'>,
    Reads<logs.Patterns, 'Patterns'>,
    Reads<logs.LogUsage, 'LogUsage'>,
    Reads<identity.Items<logs.LogCounter>, 'LogCounterItems'>,
    Reads<logs.LogCounter, 'LogCounter'>,
    Reads<notify.MailServer, 'MailView'>,
    Reads<identity.Items<notify.WayToReach>, 'MyContacts'>,
    Reads<notify.AddedWay, 'Added'>,
    Reads<notify.Heartbeat, 'HeartbeatView'>,
    Reads<notify.Outgoing, 'OutgoingView'>,
    Reads<identity.Items<notify.Sent>, 'AllSent'>,
    Reads<oncall.OnCallNow, 'NowAnswer'>,
    Reads<oncall.Schedule, 'ScheduleAnswer'>,
    Reads<oncall.Shift, 'Shift'>,
    Reads<oncall.Swap, 'Swap'>,
    Reads<oncall.GapAhead, 'Gap'>,
    Reads<oncall.Policy, 'PolicyAnswer'>,
    Reads<telemetry.Storage, 'StorageView'>,
    Reads<workflow.ProcessPosition, 'PositionAnswer'>,
    Reads<task.TaskPage, 'TaskPage'>,
    Reads<task.TaskDetail, 'TaskDetail'>,
    Reads<task.Approval, 'ApprovalAnswer'>,
    Reads<task.Deputies, 'DeputiesAnswer'>,
    Reads<desk.Ticket, 'Ticket'>,
    Reads<desk.DeskTicket, 'TicketDetail'>,
    Reads<desk.OwnTicket, 'Detail'>,
    Reads<desk.Outage, 'Outage'>,
    Reads<desk.CatalogueEntry, 'CatalogueEntry'>,
    Reads<desk.WorkCalendar, 'WorkCalendar'>,
    Reads<identity.Items<desk.Target>, 'ItemsTarget'>,
    Reads<identity.Items<desk.LineDuty>, 'ItemsDuty'>,
    Reads<desk.DeskMailbox, 'MailboxView'>,
    Reads<process.RunningPage, 'RunningPage'>,
    Reads<process.RunningDetail, 'RunningDetail'>,
    Reads<identity.Items<process.Bundle>, 'BundleList'>,
    Reads<identity.Items<process.Startable>, 'StartableList'>,
    Reads<problem.ProblemDetail, 'ProblemDetail'>,
    Reads<identity.Items<problem.ProblemLine>, 'ProblemItems'>,
    Reads<identity.Items<change.ChangeLine>, 'ItemsChangeLine'>,
    Reads<change.ChangeDetail, 'ChangeDetail'>,
    Reads<change.Health, 'HealthAnswer'>,
    Reads<identity.Items<change.Freeze>, 'ItemsFreezeAnswer'>,
    Reads<identity.Items<change.ChangeTemplate>, 'ItemsTemplate'>,
    Reads<report.ReportPage, 'ReportPage'>,
    Reads<report.Report, 'ReportAnswer'>,
    Reads<report.ReportRows, 'ReportRows'>,
    Reads<report.ReportSchedules, 'ReportSchedules'>,
    Reads<identity.Items<resource.Offer>, 'ResourceItemsOfferAnswer'>,
    Reads<identity.Items<resource.IdleResource>, 'ResourceItemsIdleAnswer'>,
    Reads<resource.ResourcePage, 'ResourcePageAnswer'>,
    Reads<resource.ResourceDetail, 'ResourceDetail'>,
    Reads<resource.QuotaPage, 'QuotaPageAnswer'>,
    Reads<identity.Items<resource.ResourceKind>, 'ResourceItemsResourceKindAnswer'>,
    Reads<identity.Items<process.Receiver>, 'ReceiverList'>,
    Reads<process.ReceiverSecret, 'Secret'>,
    Reads<identity.Items<recovery.CoverageLine>, 'CoverageBoardAnswer'>,
    Reads<recovery.PolicyDetail, 'RecoveryPolicyDetail'>,
    Reads<recovery.RecoveryRun, 'RecoveryRunAnswer'>,
    Reads<identity.Items<recovery.Drill>, 'DrillList'>,
    Reads<recovery.Drill, 'DrillAnswer'>,
    Reads<energy.EnergyHours, 'EnergyHoursAnswer'>,
    Reads<energy.EnergyPicture, 'EnergyPictureAnswer'>,
    Reads<identity.Items<energy.ModbusDevice>, 'ModbusDeviceList'>,
    Reads<plant.PlantAdvice, 'PlantAdviceAnswer'>,
    Reads<plant.PlantPast, 'PlantPastAnswer'>,
    Reads<plant.PlantTrial, 'PlantTrialAnswer'>,
    Reads<identity.Items<plant.PlantCalibration>, 'PlantCalibrationList'>,
  ]
>;

export type Requests = AllTrue<
  [
    Sends<identity.NewPerson, 'NewPerson'>,
    Sends<desk.DeskMailboxChange, 'MailboxRequest'>,
    Sends<identity.Contact, 'Contact'>,
    Sends<report.ReportScheduleChange, 'ReportScheduleRequest'>,
    Sends<Omit<recovery.PolicyTerms, 'drill'> & { drill: recovery.DrillTermsTold }, 'RecoveryPolicyRequest'>,
    recovery.DrillTerms extends recovery.DrillTermsTold ? true : never,
    Sends<energy.EnergyTree, 'EnergyTreeBody'>,
    Sends<energy.ModbusDeviceChange, 'ModbusDeviceRequest'>,
    Sends<plant.PlantDescription, 'PlantRequest'>,
    Sends<plant.PlantLocks, 'PlantLocksBody'>,
    Sends<recovery.NewDrill, 'DrillStartRequest'>,
    Sends<resource.Application, 'ApplicationRequest'>,
    Sends<resource.ResourceKindChange, 'KindRequest'>,
    Sends<identity.NewToken, 'NewToken'>,
    Sends<knowledge.ArticleText, 'ArticleRequest'>,
    Sends<inventory.NewItem, 'ItemRequest'>,
    Sends<inventory.ItemChange, 'ItemRequest'>,
    Sends<inventory.NewLink, 'LinkRequest'>,
    Sends<notify.MailServerChange, 'MailChange'>,
    Sends<notify.NewWay, 'NewContact'>,
    Sends<notify.HeartbeatSetting, 'HeartbeatChange'>,
    Sends<notify.Outgoing, 'OutgoingChange'>,
    Sends<oncall.NewOverride, 'OverrideRequest'>,
    Sends<oncall.NewSwap, 'SwapRequest'>,
    Sends<ReturnType<typeof oncall.scheduleChange>, 'ScheduleRequest'>,
    Sends<ReturnType<typeof oncall.policyChange>, 'PolicyRequest'>,
  ]
>;
