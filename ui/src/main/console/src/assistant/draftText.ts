/** The line with which a server marks a draft; it is said by the head of the card and must not be posted. */
const MARK = /^>[^\n]*(?:draft|草稿)[^\n]*\n*/i;

export function withoutMark(text: string): string {
  return text.replace(MARK, '').trim();
}

/** What Markdown needs and a field does not: signs that are meant as such, and what a template leaves to be written. */
function plain(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^_(?:To be written|待填写)[:：].*_$/.test(line.trim()))
    .join('\n')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/\\([\\`*_[\]<>#|])/g, '$1')
    .trim();
}

const CAUSE = /^#{1,4}\s*(?:cause|why it happened|原因)\s*$/i;
const REMEDY = /^#{1,4}\s*(?:remedy|what helped|fix|处置|措施|修复)\s*$/i;

/**
 * Cause and remedy of a drafted review, by their headings, as plain text; what stands under others is on the incident's page. Without
 * headings everything is the cause. Either is empty where nobody has said it yet.
 */
export function causeAndRemedy(text: string): { cause: string; remedy: string } {
  const lines = withoutMark(text).split('\n');
  const out = { cause: [] as string[], remedy: [] as string[], other: [] as string[] };
  const parted = lines.some((line) => CAUSE.test(line) || REMEDY.test(line));
  let into: keyof typeof out = parted ? 'other' : 'cause';
  for (const line of lines) {
    if (CAUSE.test(line)) into = 'cause';
    else if (REMEDY.test(line)) into = 'remedy';
    else if (/^#{1,4}\s/.test(line)) into = parted ? 'other' : into;
    else out[into].push(line);
  }
  return { cause: plain(out.cause.join('\n')), remedy: plain(out.remedy.join('\n')) };
}
