package io.evenkeel.logs.internal.elastic;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.evenkeel.logs.LogQuery;
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
import io.evenkeel.logs.internal.columns.Clause.Term;
import io.evenkeel.logs.internal.columns.Columns;
import java.util.List;

/** What is asked for, as Elasticsearch takes it. Pure. */
final class Asked {
    static final String TEMPLATE_NUMBER = Columns.TEMPLATE + ".number";

    private Asked() {}

    static Query of(LogQuery query, Span span) {
        return all(List.of(between(span), of(Clause.of(query))));
    }

    private static Query between(Span span) {
        return Query.of(query -> query.range(range -> range.longNumber(at -> at.field(Columns.AT)
                .gte(span.from().toEpochMilli())
                .lt(span.to().toEpochMilli()))));
    }

    private static Query of(Clause clause) {
        return switch (clause) {
            case Every() -> Query.of(query -> query.matchAll(all -> all));
            case Nothing() -> Query.of(query -> query.matchNone(none -> none));
            case AllOf(var all) -> all(all.stream().map(Asked::of).toList());
            case AnyOf(var any) -> any(any.stream().map(Asked::of).toList());
            case Not(var one) -> Query.of(query -> query.bool(not -> not.mustNot(of(one))));
            case Term(var column, var term) ->
                Query.of(query -> query.term(exact -> exact.field(column).value(term)));
            // The analyzer of the column cuts at blanks, and no word has one.
            case Phrase(var words) ->
                Query.of(query ->
                        query.matchPhrase(phrase -> phrase.field(Columns.WORDS).query(String.join(" ", words))));
            case Like(var column, var pattern) ->
                Query.of(query -> query.wildcard(like -> like.field(column).value(pattern)));
            case Between between -> between(between);
            case Templates(var from, var to) ->
                Query.of(query -> query.range(range -> range.longNumber(
                        number -> number.field(TEMPLATE_NUMBER).gte(from).lte(to))));
        };
    }

    private static Query between(Between between) {
        return Query.of(query -> query.range(range -> range.term(terms -> {
            terms.field(between.column());
            if (between.fromIncluded()) {
                terms.gte(between.from());
            } else {
                terms.gt(between.from());
            }
            return between.toIncluded() ? terms.lte(between.to()) : terms.lt(between.to());
        })));
    }

    private static Query all(List<Query> queries) {
        return Query.of(query -> query.bool(bool -> bool.filter(queries)));
    }

    private static Query any(List<Query> queries) {
        return Query.of(query -> query.bool(bool -> bool.should(queries).minimumShouldMatch("1")));
    }
}
