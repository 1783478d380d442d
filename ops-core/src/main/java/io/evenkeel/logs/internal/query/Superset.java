package io.evenkeel.logs.internal.query;

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

/**
 * Regular expressions are asked of lines, not of an index: their time stays linear, and they see the message rather than its
 * words. What an index is asked instead finds at least the same lines. Pure.
 */
public final class Superset {
    private Superset() {}

    /** Whether an index alone can answer. */
    public static boolean isExact(LogQuery query) {
        return switch (query) {
            case Regex _ -> false;
            case Not(var one) -> isExact(one);
            case And(var all) -> all.stream().allMatch(Superset::isExact);
            case Or(var any) -> any.stream().allMatch(Superset::isExact);
            case All _, Text _, Wildcard _, Range _, Exists _ -> true;
        };
    }

    /** A query without regular expressions that finds every line which this one finds. */
    public static LogQuery of(LogQuery query) {
        return switch (query) {
            case Regex _ -> new All();
            case Not(var one) -> isExact(one) ? query : new All();
            case And(var all) -> new And(all.stream().map(Superset::of).toList());
            case Or(var any) -> new Or(any.stream().map(Superset::of).toList());
            case All _, Text _, Wildcard _, Range _, Exists _ -> query;
        };
    }
}
