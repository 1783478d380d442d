package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogLine.Position;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore.Found;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.internal.columns.Deadline;
import io.evenkeel.logs.internal.query.Superset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/** Finds the lines of one search, day by day, until it has enough or time is up. Used once. */
final class LineSearch {
    /** Lines looked at in one go where each has to be read, for a regular expression: few at first, since some may do. */
    private static final int FIRST_LOOK = 1000;

    private static final int LONGEST_LOOK = 64_000;

    private final Search search;
    private final LogQuery indexed;
    private final boolean exact;
    private final Predicate<LogLine> asked;
    private final Deadline deadline;
    private final List<LogLine> found = new ArrayList<>();
    private Position upTo;
    private boolean whole = true;
    private int look = FIRST_LOOK;

    LineSearch(Search search) {
        this.search = search;
        this.indexed = Superset.of(search.query());
        this.exact = Superset.isExact(search.query());
        this.asked = search.query().asPredicate();
        this.deadline = new Deadline(search.atMost());
        this.upTo = search.beyond();
    }

    Found in(List<DayIndex> days) {
        try {
            for (DayIndex day : days) {
                if (isEnough()) {
                    break;
                }
                day.search(this::lookThrough);
            }
        } catch (IOException e) {
            throw new LogStoreUnavailable("The logs cannot be read: " + e.getMessage(), e);
        }
        return new Found(found, whole, upTo);
    }

    private boolean isEnough() {
        return found.size() == search.most() || !whole;
    }

    private boolean lookThrough(IndexSearcher searcher) throws IOException {
        searcher.setTimeout(deadline::isOver);
        Sort sort = search.order() == Order.NEWEST_FIRST ? Queries.NEWEST_FIRST : Queries.OLDEST_FIRST;
        StoredLines stored = new StoredLines(searcher, !exact);
        while (!isEnough()) {
            int most = exact ? search.most() - found.size() : look;
            look = Math.min(look * 4, LONGEST_LOOK);
            TopFieldDocs top = searcher.search(query(), new TopFieldCollectorManager(sort, most, after(), most));
            if (searcher.timedOut()) {
                whole = false;
                return false;
            }
            for (ScoreDoc hit : top.scoreDocs) {
                take(stored.line(hit.doc));
                if (isEnough()) {
                    return true;
                }
            }
            if (top.scoreDocs.length < most) {
                return true;
            }
        }
        return true;
    }

    private Query query() {
        Query query = Queries.of(indexed, search.span());
        return upTo.equals(Search.NOWHERE) ? query : Queries.notNearer(query, upTo, search.order());
    }

    /** No document has its number, so that the line at this place is not beyond it. */
    private @Nullable FieldDoc after() {
        return upTo.equals(Search.NOWHERE)
                ? null
                : new FieldDoc(
                        Integer.MAX_VALUE, Float.NaN, new Object[] {upTo.at().toEpochMilli(), upTo.id()});
    }

    private void take(LogLine line) {
        upTo = line.position();
        if (exact || asked.test(line)) {
            found.add(line);
        }
        if (deadline.isOver() && !isEnough()) {
            whole = false;
        }
    }
}
