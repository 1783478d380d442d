package io.evenkeel.logs.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStore.Found;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads many lines, page by page, so that few are in memory at once. Thread-safe. */
@Service
public class LogExport {
    /** Lines in one export at most. */
    public static final int MOST_LINES = 100_000;

    private static final int AT_ONCE = 2;
    private static final Duration PAGE_AT_MOST = Duration.ofSeconds(10);

    /** A query that finds little is looked for at most so long. */
    private static final int MOST_PAGES = 160;

    private final LogStore store;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Semaphore running = new Semaphore(AT_ONCE);

    LogExport(LogStore store, Audit audit, PlatformTransactionManager transactions) {
        this.store = store;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Where lines go. */
    public interface Sink {
        /** @throws IOException where nobody wants them any more: then it ends */
        void take(List<LogLine> lines) throws IOException;
    }

    /**
     * Hands out the lines of the span, the newest first, and notes in the audit who took them. Needs {@code SEE_OPERATIONS}.
     *
     * @param most lines, at most {@value #MOST_LINES}
     * @throws Refusal before the first line only: TOO_MANY while two others run
     * @throws IOException where the sink ends it, or the store does: then what was handed out is not all
     */
    public void run(Actor actor, LogQuery query, String asked, Span span, int most, Sink sink) throws IOException {
        actor.mustHave(Right.SEE_OPERATIONS);
        if (most < 1 || most > MOST_LINES) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "export-limit",
                    "An export has 1 to " + MOST_LINES + " lines; narrow the query or the span.",
                    "limit");
        }
        if (!running.tryAcquire()) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY, "exporting-too-much", "Two exports are running already. Try again later.");
        }
        try {
            note(actor, asked, span, most);
            pages(query, span, most, sink);
        } finally {
            running.release();
        }
    }

    private void note(Actor actor, String asked, Span span, int most) {
        Map<String, String> facts = Map.of(
                "query",
                asked,
                "from",
                span.from().toString(),
                "to",
                span.to().toString(),
                "most",
                Integer.toString(most));
        transaction.executeWithoutResult(status -> audit.record(actor, "logs.export", "logs", facts));
    }

    private void pages(LogQuery query, Span span, int most, Sink sink) throws IOException {
        LogLine.Position beyond = Search.NOWHERE;
        int left = most;
        for (int page = 0; left > 0; page++) {
            if (page == MOST_PAGES) {
                throw new IOException("it takes too long");
            }
            int wanted = Math.min(left, LogStore.MOST_LINES);
            Found found;
            try {
                found = store.find(new Search(query, span, Order.NEWEST_FIRST, beyond, wanted, PAGE_AT_MOST));
            } catch (LogStoreUnavailable e) {
                throw new IOException(e);
            }
            sink.take(found.lines());
            left -= found.lines().size();
            if (found.whole() && found.lines().size() < wanted) {
                return;
            }
            beyond = found.upTo();
        }
    }
}
