import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { useMemo } from 'react';
import './markdown.css';

/** What a runbook may hold: words, lists, tables, code and links. No picture is fetched from elsewhere. */
const ALLOWED = {
  ALLOWED_TAGS: ['h1', 'h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'a', 'code', 'pre', 'em', 'strong', 'del', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr', 'br'],
  ALLOWED_ATTR: ['href', 'title', 'start'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/|#)/i,
};

/** Markdown as safe HTML: what it does not know is dropped, scripts and handlers with it. */
function safeHtml(text: string): string {
  return DOMPurify.sanitize(marked.parse(text, { async: false, gfm: true }), ALLOWED);
}

/** A text by people, in Markdown. Its first heading is the page's, so its headings begin one level lower. */
export default function Markdown({ text }: { text: string }) {
  const html = useMemo(() => safeHtml(text), [text]);
  return <article className="md" dangerouslySetInnerHTML={{ __html: html }} />;
}
