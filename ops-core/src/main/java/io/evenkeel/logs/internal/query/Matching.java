package io.evenkeel.logs.internal.query;

import com.google.re2j.Pattern;
import io.evenkeel.logs.LogLine;
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
import io.evenkeel.logs.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Says whether a line is asked for: what stores are compared with, and what the live tail goes by. Pure. */
public final class Matching {
    private Matching() {}

    /** What the query says of lines; patterns are compiled once. */
    public static Predicate<LogLine> of(LogQuery query) {
        return switch (query) {
            case All() -> _ -> true;
            case And(var all) -> {
                List<Predicate<LogLine>> each = all.stream().map(Matching::of).toList();
                yield line -> each.stream().allMatch(one -> one.test(line));
            }
            case Or(var any) -> {
                List<Predicate<LogLine>> each = any.stream().map(Matching::of).toList();
                yield line -> each.stream().anyMatch(one -> one.test(line));
            }
            case Not(var one) -> of(one).negate();
            case Text(var field, var text) -> line -> hasText(field, text, line);
            case Wildcard(var field, var pattern) -> {
                String lower = pattern.toLowerCase(Locale.ROOT);
                yield line -> hasWildcard(field, lower, line);
            }
            case Regex(var field, var pattern) -> {
                Pattern compiled = Pattern.compile(pattern);
                yield line -> value(field, line)
                        .filter(value -> compiled.matcher(value).find())
                        .isPresent();
            }
            case Range range -> line -> number(range.field(), line).stream().anyMatch(number -> range.contains(number));
            case Exists(var field) -> line -> value(field, line).isPresent();
        };
    }

    private static boolean hasText(String field, String text, LogLine line) {
        if (!field.equals(LogQuery.MESSAGE)) {
            return value(field, line).filter(value -> same(field, value, text)).isPresent();
        }
        List<String> words = Words.of(text);
        return !words.isEmpty() && Collections.indexOfSubList(Words.of(line.message()), words) >= 0;
    }

    private static boolean same(String field, String value, String text) {
        if (field.equals(Fields.LEVEL)) {
            return Severity.of(text).map(Severity::word).filter(value::equals).isPresent();
        }
        return value.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT));
    }

    private static boolean hasWildcard(String field, String pattern, LogLine line) {
        if (field.equals(LogQuery.MESSAGE)) {
            return Words.of(line.message()).stream().anyMatch(word -> Wildcards.matches(pattern, word));
        }
        return value(field, line)
                .filter(value -> Wildcards.matches(pattern, value.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static OptionalDouble number(String field, LogLine line) {
        if (field.equals(Fields.LEVEL)) {
            return OptionalDouble.of(line.severity().rank());
        }
        if (Fields.OWN.contains(field) && !field.equals(Fields.TEMPLATE)) {
            return OptionalDouble.empty();
        }
        return value(field, line).map(Fields::number).orElse(OptionalDouble.empty());
    }

    private static Optional<String> value(String field, LogLine line) {
        return switch (field) {
            case LogQuery.MESSAGE -> Optional.of(line.message());
            case Fields.HOST -> Optional.of(line.host());
            case Fields.SOURCE -> Optional.of(line.source());
            case Fields.LEVEL -> Optional.of(line.severity().word());
            case Fields.TEMPLATE -> Optional.of(Long.toString(line.template()));
            case Fields.NEW -> Optional.of(Boolean.toString(line.novel()));
            default -> Optional.ofNullable(line.fields().get(field));
        };
    }
}
