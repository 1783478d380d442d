import articleActs from './articleActs';
import assistant from './assistant';
import assistantActs from './assistantActs';
import care from './care';
import contract from './contract';
import desk from './desk';
import diagnosis from './diagnosis';
import drill from './drill';
import energy from './energy';
import estate from './estate';
import fight from './fight';
import handover from './handover';
import house from './house';
import joined from './joined';
import knowledge from './knowledge';
import logs from './logs';
import models from './models';
import plant from './plant';
import protect from './protect';
import recovery from './recovery';
import report from './report';
import resource from './resource';
import shell from './shell';
import tasks from './tasks';
import watch from './watch';
import work from './work';

/** The server's own sentences are English. */
export const refusals: Readonly<Record<string, string>> = {};

export default { ...shell, ...fight, ...diagnosis, ...joined, ...house, ...handover, ...watch, ...estate, ...care, ...tasks, ...desk, ...work, ...logs, ...models, ...recovery, ...energy, ...contract, ...plant, ...protect, ...drill, ...report, ...resource, ...knowledge, ...assistant, ...assistantActs, ...articleActs };
