package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogLine.Position;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore.Found;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.internal.query.Superset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;

/** Finds the lines of one search, day by day, until it has enough or time is up. Used once. */
final class LineSearch {
    /** Lines looked at in one go where each has to be read, for a regular expression. */
    private static final int LOOK = 2000;

    private final Search search;
    private final LogQuery indexed;
    private final boolean exact;
    private final Deadline deadline;
    private final List<LogLine> found = new ArrayList<>();
    private Position upTo;
    private boolean whole = true;

    LineSearch(Search search) {
        this.search = search;
        this.indexed = Superset.of(search.query());
        this.exact = Superset.isExact(search.query());
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
        searcher.setTimeout(deadline);
        Sort sort = search.order() == Order.NEWEST_FIRST ? Columns.NEWEST_FIRST : Columns.OLDEST_FIRST;
        StoredFields stored = searcher.storedFields();
        while (!isEnough()) {
            int most = exact ? search.most() - found.size() : LOOK;
            TopFieldDocs top = searcher.search(query(), new TopFieldCollectorManager(sort, most, null, most));
            if (searcher.timedOut()) {
                whole = false;
                return false;
            }
            for (ScoreDoc hit : top.scoreDocs) {
                take(line(stored.document(hit.doc)));
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
        return upTo.equals(Search.NOWHERE) ? query : Queries.beyond(query, upTo, search.order());
    }

    private void take(LogLine line) {
        upTo = line.position();
        if (exact || search.query().matches(line)) {
            found.add(line);
        }
        if (deadline.isOver() && !isEnough()) {
            whole = false;
        }
    }

    static LogLine line(Document document) {
        BytesRef bytes = document.getBinaryValue(Columns.STORED);
        return Stored.line(bytes.bytes, bytes.offset, bytes.length);
    }
}
