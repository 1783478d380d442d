import type { ArticleText } from '../api/knowledge';

/** Words that were not saved yet, as this browser keeps them when a tab closes. `version` is of the article that they began from. */
export type Kept = { text: ArticleText; version: number; at: string };

const PREFIX = 'evenkeel.article.';

/** `key` is the article's, or a name for a new one. */
export function keep(key: string, kept: Kept): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(kept));
  } catch {
    // Without storage, or with a full one, the words live as long as the page.
  }
}

export function keptOf(key: string): Kept | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
    return isKept(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing is kept then.
  }
}

function isKept(found: unknown): found is Kept {
  return typeof found === 'object' && found !== null && 'text' in found && typeof found.text === 'object' && found.text !== null && 'body' in found.text && 'at' in found;
}
