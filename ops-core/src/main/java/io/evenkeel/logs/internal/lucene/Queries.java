package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine.Position;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogQuery.All;
import io.evenkeel.logs.LogQuery.And;
import io.evenkeel.logs.LogQuery.Exists;
import io.evenkeel.logs.LogQuery.Not;
import io.evenkeel.logs.LogQuery.Or;
import io.evenkeel.logs.LogQuery.Range;
import io.evenkeel.logs.LogQuery.Regex;
import io.evenkeel.logs.LogQuery.Text;
import io.evenkeel.logs.LogQuery.Wildcard;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.query.Fields;
import io.evenkeel.logs.internal.query.Wildcards;
import io.evenkeel.logs.internal.query.Words;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;

/** What is asked for, as Lucene takes it. Pure. */
final class Queries {
    private Queries() {}

    static Query of(LogQuery query, Span span) {
        return new BooleanQuery.Builder()
                .add(of(query), Occur.FILTER)
                .add(between(span), Occur.FILTER)
                .build();
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

    private static Query of(LogQuery query) {
        return switch (query) {
            case All() -> MatchAllDocsQuery.INSTANCE;
            case And(var all) -> all(all.stream().map(Queries::of).toList());
            case Or(var any) -> any(any.stream().map(Queries::of).toList());
            case Not(var one) ->
                new BooleanQuery.Builder()
                        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                        .add(of(one), Occur.MUST_NOT)
                        .build();
            case Text(var field, var text) -> text(field, text);
            case Wildcard(var field, var pattern) -> wildcard(field, pattern.toLowerCase(Locale.ROOT));
            case Range range -> range(range);
            case Exists(var field) -> exists(field);
            case Regex _ ->
                throw new IllegalArgumentException("A regular expression is asked of lines, not of the index.");
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

    private static Query text(String field, String text) {
        return switch (field) {
            case LogQuery.MESSAGE -> words(Words.of(text));
            case Fields.HOST -> term(Columns.HOST, Documents.cut(text).toLowerCase(Locale.ROOT));
            case Fields.SOURCE -> term(Columns.SOURCE, Documents.cut(text).toLowerCase(Locale.ROOT));
            case Fields.LEVEL ->
                Severity.of(text)
                        .map(severity -> term(Columns.SEVERITY, severity.word()))
                        .orElse(MatchNoDocsQuery.INSTANCE);
            case Fields.TEMPLATE -> term(Columns.TEMPLATE, text);
            case Fields.NEW -> novel(text.toLowerCase(Locale.ROOT));
            default -> term(Columns.VALUES, Columns.value(field, Documents.cut(text)));
        };
    }

    private static Query novel(String text) {
        Query isNovel = term(Columns.NOVEL, "true");
        return switch (text) {
            case "true" -> isNovel;
            case "false" -> of(new Not(new Text(Fields.NEW, "true")));
            default -> MatchNoDocsQuery.INSTANCE;
        };
    }

    private static Query words(List<String> words) {
        if (words.isEmpty()) {
            return MatchNoDocsQuery.INSTANCE;
        }
        return words.size() == 1
                ? term(Columns.WORDS, words.getFirst())
                : new PhraseQuery(Columns.WORDS, words.toArray(String[]::new));
    }

    private static Query term(String column, String term) {
        return new TermQuery(new Term(column, term));
    }

    private static Query wildcard(String field, String pattern) {
        String safe = pattern.replace("\\", "\\\\");
        return switch (field) {
            case LogQuery.MESSAGE -> new WildcardQuery(new Term(Columns.WORDS, safe));
            case Fields.HOST -> new WildcardQuery(new Term(Columns.HOST, safe));
            case Fields.SOURCE -> new WildcardQuery(new Term(Columns.SOURCE, safe));
            case Fields.LEVEL -> new WildcardQuery(new Term(Columns.SEVERITY, safe));
            case Fields.TEMPLATE -> new WildcardQuery(new Term(Columns.TEMPLATE, safe));
            case Fields.NEW -> novelWildcard(pattern);
            default -> new WildcardQuery(new Term(Columns.VALUES, field + "=" + safe));
        };
    }

    private static Query novelWildcard(String pattern) {
        List<Query> fitting = List.of("true", "false").stream()
                .filter(word -> Wildcards.matches(pattern, word))
                .map(Queries::novel)
                .toList();
        return fitting.isEmpty() ? MatchNoDocsQuery.INSTANCE : any(fitting);
    }

    private static Query range(Range range) {
        return switch (range.field()) {
            case Fields.LEVEL -> severity(range);
            case LogQuery.MESSAGE, Fields.HOST, Fields.SOURCE, Fields.NEW -> MatchNoDocsQuery.INSTANCE;
            case Fields.TEMPLATE -> template(range);
            default ->
                TermRangeQuery.newStringRange(
                        Columns.NUMBERS,
                        Columns.number(range.field(), range.from()),
                        Columns.number(range.field(), range.to()),
                        range.fromIncluded(),
                        range.toIncluded());
        };
    }

    private static Query severity(Range range) {
        List<Query> within = List.of(Severity.values()).stream()
                .filter(severity -> range.contains(severity.rank()))
                .map(severity -> term(Columns.SEVERITY, severity.word()))
                .toList();
        return within.isEmpty() ? MatchNoDocsQuery.INSTANCE : any(within);
    }

    private static Query template(Range range) {
        double from = range.fromIncluded() ? Math.ceil(range.from()) : Math.floor(range.from()) + 1;
        double to = range.toIncluded() ? Math.floor(range.to()) : Math.ceil(range.to()) - 1;
        return from > to
                ? MatchNoDocsQuery.INSTANCE
                : NumericDocValuesField.newSlowRangeQuery(Columns.TEMPLATE, (long) from, (long) to);
    }

    /** Every line has the fields of our own. */
    private static Query exists(String field) {
        return Fields.OWN.contains(field) ? MatchAllDocsQuery.INSTANCE : term(Columns.NAMES, field);
    }
}
