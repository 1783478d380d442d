/**
 * Lines in Lucene: an index a day ({@link io.evenkeel.logs.internal.lucene.DayIndex}), sorted by time, and a journal in front of
 * them, since a commit of an index is too slow to be waited for.
 */
@NullMarked
package io.evenkeel.logs.internal.lucene;

import org.jspecify.annotations.NullMarked;
