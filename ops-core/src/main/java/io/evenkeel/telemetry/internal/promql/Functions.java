package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.internal.promql.Function.Body;
import io.evenkeel.telemetry.internal.promql.Function.OfValue;
import io.evenkeel.telemetry.internal.promql.Function.OverRange;
import io.evenkeel.telemetry.internal.promql.Function.OverWeeks;
import io.evenkeel.telemetry.internal.promql.Function.RangeFormula;
import io.evenkeel.telemetry.internal.promql.Function.Special;
import io.evenkeel.telemetry.internal.promql.Function.ValueFormula;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions that are understood. */
final class Functions {

    private static final long DAY = 86_400_000;

    private static final Map<String, Function> BY_NAME = Stream.of(
                    overRange("rate", (w, _) -> Counters.extrapolated(w, true, true)),
                    overRange("increase", (w, _) -> Counters.extrapolated(w, true, false)),
                    overRange("delta", (w, _) -> Counters.extrapolated(w, false, false)),
                    overRange("irate", (w, _) -> Counters.lastTwo(w, true)),
                    overRange("idelta", (w, _) -> Counters.lastTwo(w, false)),
                    overRange("changes", (w, _) -> Counters.changes(w)),
                    overRange("resets", (w, _) -> Counters.resets(w)),
                    overRange("deriv", (w, _) -> Trend.slope(w)),
                    function(
                            "predict_linear",
                            List.of(Type.RANGE, Type.SCALAR),
                            new OverRange(false, (w, s) -> Trend.predict(w, s[0]))),
                    overRange("avg_over_time", (w, _) -> OverTime.avg(w)),
                    overRange("min_over_time", (w, _) -> OverTime.min(w)),
                    overRange("max_over_time", (w, _) -> OverTime.max(w)),
                    overRange("sum_over_time", (w, _) -> OverTime.sum(w)),
                    overRange("count_over_time", (w, _) -> w.size()),
                    overRange("present_over_time", (_, _) -> 1),
                    overRange("stddev_over_time", (w, _) -> Math.sqrt(OverTime.variance(w))),
                    overRange("stdvar_over_time", (w, _) -> OverTime.variance(w)),
                    function(
                            "evenkeel_anomaly",
                            List.of(Type.RANGE),
                            new OverWeeks(DAY, 35 * DAY, (w, _) -> Weeks.anomaly(w))),
                    function(
                            "evenkeel_anomaly_score",
                            List.of(Type.RANGE),
                            new OverWeeks(DAY / 4, 35 * DAY, (w, _) -> Weeks.anomalyScore(w))),
                    function(
                            "evenkeel_full_in",
                            List.of(Type.RANGE, Type.SCALAR),
                            new OverWeeks(DAY / 4, 62 * DAY, (w, s) -> Weeks.fullIn(w, s[0]))),
                    function("last_over_time", List.of(Type.RANGE), new OverRange(true, (w, _) -> w.last())),
                    function(
                            "quantile_over_time",
                            List.of(Type.SCALAR, Type.RANGE),
                            new OverRange(false, (w, s) -> OverTime.quantile(w, s[0]))),
                    ofValue("abs", Math::abs),
                    ofValue("ceil", Math::ceil),
                    ofValue("floor", Math::floor),
                    ofValue("exp", Math::exp),
                    ofValue("sqrt", Math::sqrt),
                    ofValue("ln", Math::log),
                    ofValue("log2", v -> Math.log(v) / Math.log(2)),
                    ofValue("log10", Math::log10),
                    ofValue("sgn", v -> v < 0 ? -1 : v > 0 ? 1 : v),
                    ofValue("round", List.of(Type.VECTOR, Type.SCALAR), 1, Functions::round),
                    ofValue("clamp_min", List.of(Type.VECTOR, Type.SCALAR), 0, (v, s) -> max(v, s[0])),
                    ofValue("clamp_max", List.of(Type.VECTOR, Type.SCALAR), 0, (v, s) -> min(v, s[0])),
                    ofValue(
                            "clamp",
                            List.of(Type.VECTOR, Type.SCALAR, Type.SCALAR),
                            0,
                            (v, s) -> s[1] < s[0] ? Row.NONE : max(s[0], min(s[1], v))),
                    new Function("time", List.of(), 0, Type.SCALAR, Special.TIME),
                    new Function("pi", List.of(), 0, Type.SCALAR, Special.PI),
                    new Function("scalar", List.of(Type.VECTOR), 0, Type.SCALAR, Special.SCALAR),
                    function("vector", List.of(Type.SCALAR), Special.VECTOR),
                    function("absent", List.of(Type.VECTOR), Special.ABSENT),
                    function("absent_over_time", List.of(Type.RANGE), Special.ABSENT_OVER_TIME),
                    function("timestamp", List.of(Type.VECTOR), Special.TIMESTAMP),
                    function("sort", List.of(Type.VECTOR), Special.SORT),
                    function("sort_desc", List.of(Type.VECTOR), Special.SORT_DESC),
                    function("histogram_quantile", List.of(Type.SCALAR, Type.VECTOR), Special.HISTOGRAM_QUANTILE),
                    function(
                            "label_replace",
                            List.of(Type.VECTOR, Type.TEXT, Type.TEXT, Type.TEXT, Type.TEXT),
                            Special.LABEL_REPLACE),
                    new Function(
                            "label_join",
                            List.of(Type.VECTOR, Type.TEXT, Type.TEXT, Type.TEXT),
                            Function.REPEATS,
                            Type.VECTOR,
                            Special.LABEL_JOIN),
                    ofTime("minute", Calendar.MINUTE),
                    ofTime("hour", Calendar.HOUR),
                    ofTime("day_of_week", Calendar.DAY_OF_WEEK),
                    ofTime("day_of_month", Calendar.DAY_OF_MONTH),
                    ofTime("day_of_year", Calendar.DAY_OF_YEAR),
                    ofTime("days_in_month", Calendar.DAYS_IN_MONTH),
                    ofTime("month", Calendar.MONTH),
                    ofTime("year", Calendar.YEAR),
                    ofValue("deg", Math::toDegrees),
                    ofValue("rad", Math::toRadians),
                    ofValue("sin", Math::sin),
                    ofValue("cos", Math::cos),
                    ofValue("tan", Math::tan),
                    ofValue("asin", Math::asin),
                    ofValue("acos", Math::acos),
                    ofValue("atan", Math::atan),
                    ofValue("sinh", Math::sinh),
                    ofValue("cosh", Math::cosh),
                    ofValue("tanh", Math::tanh))
            .collect(Collectors.toUnmodifiableMap(Function::functionName, f -> f));

    private Functions() {}

    static Optional<Function> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Sorted, for the sentence that refuses another one. */
    static String names() {
        return BY_NAME.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    /** Infinite wins over NaN, as in the language that Prometheus is written in. */
    private static double max(double one, double two) {
        return one == Double.POSITIVE_INFINITY || two == Double.POSITIVE_INFINITY
                ? Double.POSITIVE_INFINITY
                : Math.max(one, two);
    }

    private static double min(double one, double two) {
        return -max(-one, -two);
    }

    private static double round(double value, double[] scalars) {
        double inverse = 1 / (scalars.length == 0 ? 1 : scalars[0]);
        return Math.floor(value * inverse + 0.5) / inverse;
    }

    private static Function overRange(String name, RangeFormula formula) {
        return function(name, List.of(Type.RANGE), new OverRange(false, formula));
    }

    private static Function ofValue(String name, DoubleUnaryOperator formula) {
        return ofValue(name, List.of(Type.VECTOR), 0, (v, _) -> formula.applyAsDouble(v));
    }

    private static Function ofValue(String name, List<Type> takes, int optional, ValueFormula formula) {
        return new Function(name, takes, optional, Type.VECTOR, new OfValue(formula));
    }

    private static Function ofTime(String name, Calendar part) {
        return new Function(name, List.of(Type.VECTOR), 1, Type.VECTOR, new Function.OfTime(part));
    }

    private static Function function(String name, List<Type> takes, Body body) {
        return new Function(name, takes, 0, Type.VECTOR, body);
    }
}
