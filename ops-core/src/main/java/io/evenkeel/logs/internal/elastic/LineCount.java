package io.evenkeel.logs.internal.elastic;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.aggregations.LongTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore.Counted;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStore.Templated;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.columns.Columns;
import io.evenkeel.logs.internal.columns.Deadline;
import io.evenkeel.logs.internal.columns.StepCounts;
import io.evenkeel.logs.internal.columns.TemplateCounts;
import io.evenkeel.logs.internal.query.Superset;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Counts lines, by aggregations where the index alone can answer, else by reading each. Used once. */
final class LineCount {
    private static final String BY = "by";
    private static final String FIRST = "first";
    private static final String LAST = "last";

    /** As many as are held of templates; a few that are forgotten may be beside them. */
    private static final int MOST_TEMPLATES = 60_000;

    /** Indices named in one request: its first line may have 4 KiB. */
    private static final int NAMED = 20;

    private final Cluster cluster;
    private final LogQuery query;
    private final Span span;
    private final Deadline deadline;
    private boolean whole = true;

    LineCount(Cluster cluster, LogQuery query, Span span, Duration atMost) {
        this.cluster = cluster;
        this.query = query;
        this.span = span;
        this.deadline = new Deadline(atMost);
    }

    Counted bySeverity(Collection<String> indices, Duration step) {
        StepCounts counts = new StepCounts(span, step);
        if (Superset.isExact(query)) {
            Aggregation steps = Aggregation.of(by -> by.dateHistogram(at -> at.field(Columns.AT)
                            .fixedInterval(every -> every.time(step.toMillis() + "ms"))
                            .minDocCount(1))
                    .aggregations(
                            BY,
                            Aggregation.of(each -> each.terms(
                                    terms -> terms.field(Columns.SEVERITY).size(Severity.values().length)))));
            aggregated(indices, steps)
                    .forEach(answer -> answer.dateHistogram().buckets().array().forEach(bucket -> add(bucket, counts)));
        } else {
            oneByOne(
                    indices,
                    line -> counts.add(line.at().toEpochMilli(), line.severity().rank(), 1));
        }
        return new Counted(counts.buckets(), whole);
    }

    /** A bucket begins before the span where the span begins within a step; its lines are of the span all the same. */
    private static void add(DateHistogramBucket bucket, StepCounts counts) {
        for (StringTermsBucket severity : Optional.ofNullable(
                        bucket.aggregations().get(BY))
                .orElseThrow()
                .sterms()
                .buckets()
                .array()) {
            Severity.of(severity.key().stringValue())
                    .ifPresent(known -> counts.add(bucket.key(), known.rank(), severity.docCount()));
        }
    }

    Templated byTemplate(Collection<String> indices, int most) {
        TemplateCounts counts = new TemplateCounts();
        if (Superset.isExact(query)) {
            Aggregation templates = Aggregation.of(by -> by.terms(
                            terms -> terms.field(Asked.TEMPLATE_NUMBER).size(MOST_TEMPLATES))
                    .aggregations(FIRST, Aggregation.of(first -> first.min(at -> at.field(Columns.AT))))
                    .aggregations(LAST, Aggregation.of(last -> last.max(at -> at.field(Columns.AT)))));
            for (Aggregate answer : aggregated(indices, templates)) {
                answer.lterms().buckets().array().forEach(bucket -> add(bucket, counts));
                whole &= Optional.ofNullable(answer.lterms().sumOtherDocCount()).orElse(0L) == 0;
            }
        } else {
            oneByOne(
                    indices,
                    line -> counts.add(
                            line.template(),
                            1,
                            line.at().toEpochMilli(),
                            line.at().toEpochMilli()));
        }
        return new Templated(counts.top(most), whole);
    }

    private static void add(LongTermsBucket bucket, TemplateCounts counts) {
        counts.add(bucket.key(), bucket.docCount(), time(bucket, FIRST, true), time(bucket, LAST, false));
    }

    private static long time(LongTermsBucket bucket, String name, boolean first) {
        Aggregate time = Optional.ofNullable(bucket.aggregations().get(name)).orElseThrow();
        return Optional.ofNullable(first ? time.min().value() : time.max().value())
                .orElseThrow()
                .longValue();
    }

    private List<Aggregate> aggregated(Collection<String> indices, Aggregation aggregation) {
        List<String> all = List.copyOf(indices);
        return java.util.stream.IntStream.range(0, (all.size() + NAMED - 1) / NAMED)
                .mapToObj(part -> all.subList(part * NAMED, Math.min(all.size(), (part + 1) * NAMED)))
                .map(some -> one(some, aggregation))
                .toList();
    }

    private Aggregate one(List<String> indices, Aggregation aggregation) {
        SearchResponse<Void> answer = cluster.ask(client -> client.search(
                search -> search.index(indices)
                        .ignoreUnavailable(true)
                        .size(0)
                        .timeout(LineSearch.timeout(deadline))
                        .trackTotalHits(track -> track.enabled(false))
                        .query(Asked.of(query, span))
                        .aggregations(BY, aggregation),
                Void.class));
        Shards.mustAllAnswer(answer.shards(), cluster);
        whole &= !answer.timedOut();
        return Optional.ofNullable(answer.aggregations().get(BY)).orElseThrow();
    }

    private interface Each {
        void line(io.evenkeel.logs.LogLine line);
    }

    private void oneByOne(Collection<String> indices, Each each) {
        var search = new LineSearch(cluster, query, span, Order.NEWEST_FIRST, Search.NOWHERE, deadline);
        search.in(List.copyOf(indices), Integer.MAX_VALUE, line -> {
            each.line(line);
            return Integer.MAX_VALUE;
        });
        whole &= search.isWhole();
    }
}
