package io.evenkeel.logs.internal.elastic;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogLine.Position;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.internal.columns.Columns;
import io.evenkeel.logs.internal.columns.Deadline;
import io.evenkeel.logs.internal.query.Superset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Goes through the lines that a query asks for, in their order, day by day and page by page, until somebody has enough or time is
 * up. Used once.
 */
final class LineSearch {
    /** Lines in a page where each has to be read, for a regular expression: few at first, since some may do. */
    private static final int FIRST_LOOK = 500;

    private static final int LONGEST_LOOK = 10_000;

    /** About what a page may have: lines can be 64 KiB long. */
    private static final long PAGE_CHARS = 8 << 20;

    private final Cluster cluster;
    private final LogQuery indexed;
    private final boolean exact;
    private final Predicate<LogLine> asked;
    private final Span span;
    private final Order order;
    private final Deadline deadline;
    private Position upTo;
    private boolean whole = true;
    private int look = FIRST_LOOK;

    /** Takes lines. */
    interface Taker {
        /** @return how many more are wanted */
        int take(LogLine line);
    }

    LineSearch(Cluster cluster, LogQuery query, Span span, Order order, Position beyond, Deadline deadline) {
        this.cluster = cluster;
        this.indexed = Superset.of(query);
        this.exact = Superset.isExact(query);
        this.asked = query.asPredicate();
        this.span = span;
        this.order = order;
        this.deadline = deadline;
        this.upTo = beyond;
    }

    /** False where time was up. */
    boolean isWhole() {
        return whole;
    }

    /** The place until which lines were looked at. */
    Position upTo() {
        return upTo;
    }

    void in(Collection<String> indices, int most, Taker taker) {
        int wanted = most;
        for (String index : indices) {
            wanted = lookThrough(index, wanted, taker);
            if (wanted == 0 || !whole) {
                return;
            }
        }
    }

    private int lookThrough(String index, int most, Taker taker) {
        int wanted = most;
        while (true) {
            int size = exact ? Math.min(wanted, LONGEST_LOOK) : look;
            SearchResponse<JsonNode> page = page(index, size);
            if (page.timedOut()) {
                whole = false;
                return wanted;
            }
            List<Hit<JsonNode>> hits = page.hits().hits();
            long chars = 0;
            for (Hit<JsonNode> hit : hits) {
                LogLine line = LineDocuments.line(Objects.requireNonNull(hit.source()));
                chars += line.message().length() + 200L;
                upTo = line.position();
                if (exact || asked.test(line)) {
                    wanted = taker.take(line);
                }
                if (wanted == 0) {
                    return 0;
                }
                if (deadline.isOver()) {
                    whole = false;
                    return wanted;
                }
            }
            if (hits.size() < size) {
                return wanted;
            }
            look = (int) Math.clamp(PAGE_CHARS * hits.size() / chars, 1, Math.min(LONGEST_LOOK, look * 4L));
        }
    }

    private SearchResponse<JsonNode> page(String index, int size) {
        SortOrder sort = order == Order.NEWEST_FIRST ? SortOrder.Desc : SortOrder.Asc;
        SearchResponse<JsonNode> page = cluster.ask(client -> client.search(
                search -> {
                    search.index(index)
                            .ignoreUnavailable(true)
                            .size(size)
                            .timeout(timeout(deadline))
                            .trackTotalHits(track -> track.enabled(false))
                            .query(Asked.of(indexed, span))
                            .sort(by -> by.field(at -> at.field(Columns.AT).order(sort)))
                            .sort(by -> by.field(id -> id.field(Columns.ID).order(sort)));
                    return upTo.equals(Search.NOWHERE)
                            ? search
                            : search.searchAfter(FieldValue.of(upTo.at().toEpochMilli()), FieldValue.of(upTo.id()));
                },
                JsonNode.class));
        Shards.mustAllAnswer(page.shards(), cluster);
        return page;
    }

    /** A millisecond where nothing is left: Elasticsearch takes none for no bound. */
    static String timeout(Deadline deadline) {
        return Math.max(1, deadline.left().toMillis()) + "ms";
    }
}
