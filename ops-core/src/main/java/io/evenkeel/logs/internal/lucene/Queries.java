package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine.Position;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.internal.columns.Clause;
import io.evenkeel.logs.internal.columns.Clause.AllOf;
import io.evenkeel.logs.internal.columns.Clause.AnyOf;
import io.evenkeel.logs.internal.columns.Clause.Between;
import io.evenkeel.logs.internal.columns.Clause.Every;
import io.evenkeel.logs.internal.columns.Clause.Like;
import io.evenkeel.logs.internal.columns.Clause.Not;
import io.evenkeel.logs.internal.columns.Clause.Nothing;
import io.evenkeel.logs.internal.columns.Clause.Phrase;
import io.evenkeel.logs.internal.columns.Clause.Templates;
import io.evenkeel.logs.internal.columns.Columns;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;

/** What is asked for, as Lucene takes it. Pure. */
final class Queries {
    static final Sort NEWEST_FIRST = new Sort(
            new SortField(Columns.AT, SortField.Type.LONG, true), new SortField(Columns.ID, SortField.Type.LONG, true));
    static final Sort OLDEST_FIRST =
            new Sort(new SortField(Columns.AT, SortField.Type.LONG), new SortField(Columns.ID, SortField.Type.LONG));

    private Queries() {}

    static Query of(LogQuery query, Span span) {
        return all(List.of(of(Clause.of(query)), between(span)));
    }

    /** Lines at this place's time or beyond it: what the order of the index makes short work of. */
    static Query notNearer(Query query, Position place, Order order) {
        long at = place.at().toEpochMilli();
        Query notNearer = order == Order.NEWEST_FIRST
                ? NumericDocValuesField.newSlowRangeQuery(Columns.AT, Long.MIN_VALUE, at)
                : NumericDocValuesField.newSlowRangeQuery(Columns.AT, at, Long.MAX_VALUE);
        return all(List.of(query, notNearer));
    }

    private static Query between(Span span) {
        return NumericDocValuesField.newSlowRangeQuery(
                Columns.AT, span.from().toEpochMilli(), span.to().toEpochMilli() - 1);
    }

    private static Query of(Clause clause) {
        return switch (clause) {
            case Every() -> MatchAllDocsQuery.INSTANCE;
            case Nothing() -> MatchNoDocsQuery.INSTANCE;
            case AllOf(var all) -> all(all.stream().map(Queries::of).toList());
            case AnyOf(var any) -> any(any.stream().map(Queries::of).toList());
            case Not(var one) ->
                new BooleanQuery.Builder()
                        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                        .add(of(one), Occur.MUST_NOT)
                        .build();
            case Clause.Term(var column, var term) -> new TermQuery(new Term(column, term));
            case Phrase(var words) -> new PhraseQuery(Columns.WORDS, words.toArray(String[]::new));
            case Like(var column, var pattern) -> new WildcardQuery(new Term(column, pattern));
            case Between(var column, var from, var fromIncluded, var to, var toIncluded) ->
                TermRangeQuery.newStringRange(column, from, to, fromIncluded, toIncluded);
            case Templates(var from, var to) -> NumericDocValuesField.newSlowRangeQuery(Columns.TEMPLATE, from, to);
        };
    }

    private static Query all(List<Query> queries) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.FILTER));
        return all.build();
    }

    private static Query any(List<Query> queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return new ConstantScoreQuery(any.build());
    }
}
