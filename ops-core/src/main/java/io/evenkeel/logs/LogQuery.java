package io.evenkeel.logs;

import io.evenkeel.logs.internal.query.Matching;
import io.evenkeel.logs.internal.query.QueryParser;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which lines are asked for, without their time. Immutable; what every store must answer alike, and what
 * {@link #asPredicate} says of one line.
 *
 * <p>Fields are {@code message} (searched by words), {@code host}, {@code source}, {@code level}, {@code template},
 * {@code new} and whatever was parsed from lines; but for {@code message} they are compared whole, without regard to case.
 */
public sealed interface LogQuery {
    /** The field that is searched when none is named. */
    String MESSAGE = "message";

    /**
     * Reads what people write: {@code level:>=warning host:web* "connection refused" NOT (timeout OR source:cron)
     * status:[500 TO 599] /took \d{4,} ms/}. Without a word between them, all must hold.
     *
     * @throws LogQueryError with the column of what is wrong
     */
    static LogQuery parse(String text) {
        return QueryParser.parse(text);
    }

    /** Says whether a line is asked for. */
    default Predicate<LogLine> asPredicate() {
        return Matching.of(this);
    }

    /** Every line. */
    record All() implements LogQuery {}

    /** The words of the text stand in the message, one behind the other; any other field has this very value. */
    record Text(String field, String text) implements LogQuery {}

    /** As {@link Text}, where {@code *} stands for any characters and {@code ?} for one; in a message within one word. */
    record Wildcard(String field, String pattern) implements LogQuery {}

    /** The regular expression (RE2, linear time) is found in the field. */
    record Regex(String field, String pattern) implements LogQuery {}

    /** The field is a number (a level, for {@code level}) within the bounds, which are infinite where open. */
    record Range(String field, double from, boolean fromIncluded, double to, boolean toIncluded) implements LogQuery {

        public boolean contains(double number) {
            return (fromIncluded ? number >= from : number > from) && (toIncluded ? number <= to : number < to);
        }
    }

    /** The line has the field. */
    record Exists(String field) implements LogQuery {}

    record Not(LogQuery query) implements LogQuery {}

    record And(List<LogQuery> queries) implements LogQuery {
        public And {
            queries = List.copyOf(queries);
        }
    }

    record Or(List<LogQuery> queries) implements LogQuery {
        public Or {
            queries = List.copyOf(queries);
        }
    }
}
