/** How refusals are said in the reader's language, by code or `code.field`; empty in English, the server's own language. */
export type RefusalWords = Readonly<Record<string, string>>;

let known: RefusalWords = {};

/** Set with the language, before anything is drawn in it. */
export function wordRefusals(words: RefusalWords): void {
  known = words;
}

/** The sentence for a refusal: ours where we have one, else the server's. */
export function refusalSentence(code: string, detail: string, field?: string): string {
  const ours = known[`${code}.${field ?? ''}`] ?? known[code];
  return ours === undefined ? detail : ours.replace('{detail}', () => detail);
}
