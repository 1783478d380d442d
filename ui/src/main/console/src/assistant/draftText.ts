/** The line with which a server marks a draft; it is said by the head of the card and must not be posted. */
const MARK = /^>[^\n]*(?:draft|草稿)[^\n]*\n*/i;

export function withoutMark(text: string): string {
  return text.replace(MARK, '').trim();
}

const CAUSE = /^#{1,4}\s*(?:cause|why it happened|原因)\s*$/i;
const REMEDY = /^#{1,4}\s*(?:remedy|what helped|fix|处置|措施|修复)\s*$/i;

/** Cause and remedy of a drafted review, by their headings; without headings everything is the cause. */
export function causeAndRemedy(text: string): { cause: string; remedy: string } {
  const out = { cause: [] as string[], remedy: [] as string[] };
  let into: 'cause' | 'remedy' = 'cause';
  for (const line of withoutMark(text).split('\n')) {
    if (CAUSE.test(line)) into = 'cause';
    else if (REMEDY.test(line)) into = 'remedy';
    else if (!/^#\s/.test(line)) out[into].push(line);
  }
  return { cause: out.cause.join('\n').trim(), remedy: out.remedy.join('\n').trim() };
}
