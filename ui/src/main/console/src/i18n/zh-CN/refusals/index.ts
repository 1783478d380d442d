import assistant from './assistant';
import desk from './desk';
import energy from './energy';
import fight from './fight';
import house from './house';
import knowledge from './knowledge';
import recovery from './recovery';
import watch from './watch';
import work from './work';

/** By kind of room; a test sees that none is said twice. */
export const parts: Record<string, string>[] = [house, watch, fight, desk, work, assistant, knowledge, recovery, energy];

/**
 * Why the server refuses, by the code of its answer; `code.field` where a field says it more exactly. The server's own
 * sentence is English: it is shown where `{detail}` stands, because it names what only it knows.
 */
const refusals: Record<string, string> = { ...house, ...watch, ...fight, ...desk, ...work, ...assistant, ...knowledge, ...recovery, ...energy };

export default refusals;
