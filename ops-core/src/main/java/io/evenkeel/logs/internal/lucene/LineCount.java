package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore.Counted;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStore.Templated;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.internal.columns.Columns;
import io.evenkeel.logs.internal.columns.Deadline;
import io.evenkeel.logs.internal.columns.StepCounts;
import io.evenkeel.logs.internal.columns.TemplateCounts;
import io.evenkeel.logs.internal.query.Superset;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts lines, by columns where the index alone can answer, else by reading each. Used once. */
final class LineCount {
    private final LogQuery query;
    private final Span span;
    private final boolean exact;
    private final Predicate<LogLine> asked;
    private final Deadline deadline;
    private boolean whole = true;

    LineCount(LogQuery query, Span span, Duration atMost) {
        this.query = query;
        this.span = span;
        this.exact = Superset.isExact(query);
        this.asked = query.asPredicate();
        this.deadline = new Deadline(atMost);
    }

    Counted bySeverity(List<DayIndex> days, Duration step) {
        StepCounts counts = new StepCounts(span, step);
        each(days, Columns.SEVERITY, (at, severity) -> counts.add(at, (int) severity, 1));
        return new Counted(counts.buckets(), whole);
    }

    Templated byTemplate(List<DayIndex> days, int most) {
        TemplateCounts counts = new TemplateCounts();
        each(days, Columns.TEMPLATE, (at, template) -> counts.add(template, 1, at, at));
        return new Templated(counts.top(most), whole);
    }

    private interface Each {
        void line(long at, long value);
    }

    private void each(List<DayIndex> days, String column, Each each) {
        try {
            for (DayIndex day : days) {
                if (whole) {
                    day.search(searcher -> {
                        searcher.setTimeout(deadline::isOver);
                        searcher.search(Queries.of(Superset.of(query), span), new OneByOne(searcher, column, each));
                        whole &= !searcher.timedOut();
                        return whole;
                    });
                }
            }
        } catch (IOException e) {
            throw new LogStoreUnavailable("The logs cannot be read: " + e.getMessage(), e);
        }
    }

    /** The searcher has no threads of its own, so that what is collected needs no lock. */
    private final class OneByOne implements CollectorManager<ColumnCollector, Boolean> {
        private final IndexSearcher searcher;
        private final String column;
        private final Each each;

        OneByOne(IndexSearcher searcher, String column, Each each) {
            this.searcher = searcher;
            this.column = column;
            this.each = each;
        }

        @Override
        public ColumnCollector newCollector() throws IOException {
            return new ColumnCollector(searcher, column, each);
        }

        @Override
        public Boolean reduce(Collection<ColumnCollector> collectors) {
            return true;
        }
    }

    private final class ColumnCollector extends SimpleCollector {
        private final String column;
        private final Each each;
        private final StoredLines stored;
        private int base;
        private NumericDocValues at = DocValues.emptyNumeric();
        private NumericDocValues value = DocValues.emptyNumeric();

        ColumnCollector(IndexSearcher searcher, String column, Each each) throws IOException {
            this.column = column;
            this.each = each;
            this.stored = new StoredLines(searcher, true);
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            base = context.docBase;
            at = DocValues.getNumeric(context.reader(), Columns.AT);
            value = DocValues.getNumeric(context.reader(), column);
        }

        @Override
        public void collect(int document) throws IOException {
            if (!exact && !isAskedFor(document)) {
                return;
            }
            at.advanceExact(document);
            value.advanceExact(document);
            each.line(at.longValue(), value.longValue());
        }

        private boolean isAskedFor(int document) throws IOException {
            return asked.test(stored.line(base + document));
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
