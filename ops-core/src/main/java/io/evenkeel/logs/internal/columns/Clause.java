package io.evenkeel.logs.internal.columns;

import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogQuery.All;
import io.evenkeel.logs.LogQuery.And;
import io.evenkeel.logs.LogQuery.Exists;
import io.evenkeel.logs.LogQuery.Or;
import io.evenkeel.logs.LogQuery.Range;
import io.evenkeel.logs.LogQuery.Regex;
import io.evenkeel.logs.LogQuery.Text;
import io.evenkeel.logs.LogQuery.Wildcard;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.query.Fields;
import io.evenkeel.logs.internal.query.Wildcards;
import io.evenkeel.logs.internal.query.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is asked of the columns of an index; each store says it in its own words. Immutable. */
public sealed interface Clause {

    /** Every line. */
    record Every() implements Clause {}

    /** No line. */
    record Nothing() implements Clause {}

    /** The column has this very term. */
    record Term(String column, String term) implements Clause {}

    /** The words stand in the message, one behind the other; at least two. */
    record Phrase(List<String> words) implements Clause {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    /** The column has a term that fits: {@code *} any characters, {@code ?} one; {@code \} takes its meaning from the next. */
    record Like(String column, String pattern) implements Clause {}

    /** The column has a term between these, in the order of their characters. */
    record Between(String column, String from, boolean fromIncluded, String to, boolean toIncluded) implements Clause {}

    /** The template's number is one of these, both included. */
    record Templates(long from, long to) implements Clause {}

    record AllOf(List<Clause> clauses) implements Clause {
        public AllOf {
            clauses = List.copyOf(clauses);
        }
    }

    record AnyOf(List<Clause> clauses) implements Clause {
        public AnyOf {
            clauses = List.copyOf(clauses);
        }
    }

    record Not(Clause clause) implements Clause {}

    /**
     * @param query without regular expressions, see {@link io.evenkeel.logs.internal.query.Superset}
     */
    static Clause of(LogQuery query) {
        return switch (query) {
            case All() -> new Every();
            case And(var all) -> new AllOf(all.stream().map(Clause::of).toList());
            case Or(var any) -> new AnyOf(any.stream().map(Clause::of).toList());
            case LogQuery.Not(var one) -> new Not(of(one));
            case Text(var field, var text) -> text(field, text);
            case Wildcard(var field, var pattern) -> wildcard(field, pattern.toLowerCase(Locale.ROOT));
            case Range range -> range(range);
            // Every line has the fields of our own.
            case Exists(var field) -> Fields.OWN.contains(field) ? new Every() : new Term(Columns.NAMES, field);
            case Regex _ ->
                throw new IllegalArgumentException("A regular expression is asked of lines, not of the index.");
        };
    }

    private static Clause text(String field, String text) {
        return switch (field) {
            case LogQuery.MESSAGE -> words(Words.of(text));
            case Fields.HOST -> new Term(Columns.HOST, Columns.whole(text));
            case Fields.SOURCE -> new Term(Columns.SOURCE, Columns.whole(text));
            case Fields.LEVEL ->
                Severity.of(text)
                        .<Clause>map(severity -> new Term(Columns.SEVERITY, severity.word()))
                        .orElseGet(Nothing::new);
            case Fields.TEMPLATE -> new Term(Columns.TEMPLATE, text);
            case Fields.NEW -> novel(text.toLowerCase(Locale.ROOT));
            default -> new Term(Columns.VALUES, Columns.value(field, text));
        };
    }

    private static Clause words(List<String> words) {
        return switch (words.size()) {
            case 0 -> new Nothing();
            case 1 -> new Term(Columns.WORDS, words.getFirst());
            default -> new Phrase(words);
        };
    }

    private static Clause novel(String text) {
        Clause isNovel = new Term(Columns.NOVEL, Columns.IS_NOVEL);
        return switch (text) {
            case "true" -> isNovel;
            case "false" -> new Not(isNovel);
            default -> new Nothing();
        };
    }

    private static Clause wildcard(String field, String pattern) {
        String safe = pattern.replace("\\", "\\\\");
        return switch (field) {
            case LogQuery.MESSAGE -> new Like(Columns.WORDS, safe);
            case Fields.HOST -> new Like(Columns.HOST, safe);
            case Fields.SOURCE -> new Like(Columns.SOURCE, safe);
            case Fields.LEVEL -> new Like(Columns.SEVERITY, safe);
            case Fields.TEMPLATE -> new Like(Columns.TEMPLATE, safe);
            case Fields.NEW ->
                any(Stream.of("true", "false")
                        .filter(word -> Wildcards.matches(pattern, word))
                        .map(Clause::novel));
            default -> new Like(Columns.VALUES, field.replaceAll("[\\\\*?]", "\\\\$0") + "=" + safe);
        };
    }

    private static Clause range(Range range) {
        return switch (range.field()) {
            case Fields.LEVEL ->
                any(Stream.of(Severity.values())
                        .filter(severity -> range.contains(severity.rank()))
                        .map(severity -> new Term(Columns.SEVERITY, severity.word())));
            case LogQuery.MESSAGE, Fields.HOST, Fields.SOURCE, Fields.NEW -> new Nothing();
            case Fields.TEMPLATE -> templates(range);
            default ->
                new Between(
                        Columns.NUMBERS,
                        Columns.number(range.field(), range.from()),
                        range.fromIncluded(),
                        Columns.number(range.field(), range.to()),
                        range.toIncluded());
        };
    }

    private static Clause templates(Range range) {
        double from = range.fromIncluded() ? Math.ceil(range.from()) : Math.floor(range.from()) + 1;
        double to = range.toIncluded() ? Math.floor(range.to()) : Math.ceil(range.to()) - 1;
        return from > to ? new Nothing() : new Templates((long) from, (long) to);
    }

    private static Clause any(Stream<Clause> clauses) {
        List<Clause> fitting = clauses.toList();
        return fitting.isEmpty() ? new Nothing() : new AnyOf(fitting);
    }
}
