import { useLocation, useRouter } from '@tanstack/react-router';
import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { useEffect, useMemo, useRef } from 'react';
import { anchorOf } from './anchor';
import './markdown.css';

/** What a runbook may hold: words, lists, tables, code and links. No picture is fetched from elsewhere. */
const ALLOWED = {
  ALLOWED_TAGS: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'ul', 'ol', 'li', 'a', 'code', 'pre', 'em', 'strong', 'del', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr', 'br'],
  ALLOWED_ATTR: ['href', 'title', 'start'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/|#)/i,
};

/** What the console shows itself, without loading anew; what `/api` gives is no page. */
const OWN_PAGE = /^\/(?![/\\]|api\/)/;

/** Ids of headings begin so, that none is taken for a part of the console's own pages. */
const OWN = 'h-';

/** Markdown as safe HTML: what it does not know is dropped, scripts and handlers with it. */
function safeHtml(text: string, anchors: boolean): string {
  const html = DOMPurify.sanitize(marked.parse(text, { async: false, gfm: true }), ALLOWED);
  const holder = new DOMParser().parseFromString(html, 'text/html').body;
  for (const link of holder.querySelectorAll('a')) if (leadsOut(link)) tellWhere(link);
  if (anchors) addAnchors(holder);
  return holder.innerHTML;
}

/** `//host` leads out as well, though it begins as our own addresses do. */
function leadsOut(link: HTMLAnchorElement): boolean {
  return !/^(#|\/(?![/\\]))/.test(link.getAttribute('href') ?? '#');
}

/** A link to elsewhere opens beside the console, knows nothing of it, and says where it leads, whatever its words say. */
function tellWhere(link: HTMLAnchorElement) {
  const href = link.getAttribute('href') ?? '';
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.title = href;
  const where = hostOf(href);
  if (where === '' || link.textContent.includes(where)) return;
  const told = link.ownerDocument.createElement('span');
  told.className = 'md-out';
  told.textContent = ` (${where})`;
  link.append(told);
}

function hostOf(href: string): string {
  try {
    const url = new URL(href, 'https://nowhere.invalid');
    return url.protocol === 'mailto:' ? url.pathname : url.host;
  } catch {
    return href; // No address at all; it stands there as it is.
  }
}

/** Gives every heading its anchor; one that stands twice gets a number. Links within the text lead to them. */
function addAnchors(holder: HTMLElement) {
  const seen = new Map<string, number>();
  for (const heading of holder.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    const anchor = anchorOf(heading.textContent);
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    heading.id = `${OWN}${anchor}${before === 0 ? '' : `-${before}`}`;
  }
  for (const link of holder.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) link.setAttribute('href', `#${OWN}${link.getAttribute('href')?.slice(1) ?? ''}`);
}

type Props = { text: string; /** Its headings can be led to by the address. */ anchors?: boolean };

/** A text by people, in Markdown. Its first heading is the page's, so its headings begin one level lower. */
export default function Markdown({ text, anchors = false }: Props) {
  const html = useMemo(() => safeHtml(text, anchors), [text, anchors]);
  const { hash } = useLocation();
  const article = useRef<HTMLElement>(null);
  const { history } = useRouter();
  useEffect(() => {
    const text = article.current;
    const pressed = (event: MouseEvent) => {
      const href = (event.target as Element | null)?.closest('a')?.getAttribute('href') ?? '';
      if (!OWN_PAGE.test(href) || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      history.push(href);
    };
    text?.addEventListener('click', pressed);
    return () => text?.removeEventListener('click', pressed);
  }, [history]);
  useEffect(() => {
    if (!anchors || hash === '') return undefined;
    const anchor = decoded(hash);
    const heading = [...(article.current?.querySelectorAll<HTMLElement>('[id]') ?? [])].find((each) => each.id === anchor || each.id === OWN + anchor);
    heading?.scrollIntoView({ block: 'start' });
    heading?.classList.add('asked');
    return () => heading?.classList.remove('asked');
  }, [anchors, hash, html]);
  return <article ref={article} className="md" dangerouslySetInnerHTML={{ __html: html }} />;
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash; // Written by hand with a stray percent sign.
  }
}
