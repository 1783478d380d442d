/**
 * How words find passages: articles cut at their headings, two analyses (whole words and codes; Chinese and English), one Lucene
 * index that is made from the articles and may be thrown away.
 */
@NullMarked
package io.evenkeel.knowledge.internal.search;

import org.jspecify.annotations.NullMarked;
