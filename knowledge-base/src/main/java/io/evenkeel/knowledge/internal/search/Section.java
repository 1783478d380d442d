package io.evenkeel.knowledge.internal.search;

/**
 * One passage of an article.
 *
 * @param heading the headings above it, outermost first, without the page's own title; empty before the first
 * @param anchor of the innermost of them; empty before the first
 * @param text plain, at most {@value Passages#LONGEST} characters
 */
record Section(String heading, String anchor, String text) {}
