package io.evenkeel.telemetry;

import java.util.List;
import java.util.Random;

/** Queries over {@link RandomSamples} that Prometheus understands; some of them have no answer. */
final class RandomQuery {

    private static final List<String> METRICS =
            List.of("jobs_total", "cpu_total", "load", "temp", "room", "odd", "stage", "wait_bucket");
    private static final List<String> MATCHERS = List.of(
            "host=\"a\"",
            "host!=\"a\"",
            "host=~\"a|b\"",
            "host!~\"b.*\"",
            "mode=\"idle\"",
            "mode=\"\"",
            "rack=~\".*\"",
            "rack=~\".+\"",
            "host=~\"x?\"",
            "nowhere!=\"x\"");
    private static final List<String> OVER_RANGE = List.of(
            "rate",
            "increase",
            "irate",
            "delta",
            "idelta",
            "changes",
            "resets",
            "deriv",
            "avg_over_time",
            "min_over_time",
            "max_over_time",
            "sum_over_time",
            "count_over_time",
            "last_over_time",
            "present_over_time",
            "stddev_over_time",
            "stdvar_over_time",
            "absent_over_time");
    private static final List<String> OF_VALUE = List.of(
            "abs",
            "ceil",
            "floor",
            "exp",
            "sqrt",
            "ln",
            "log2",
            "log10",
            "sgn",
            "timestamp",
            "absent",
            "sort",
            "deg",
            "rad",
            "atan",
            "tanh");

    /** Not of values that are no number: their date is whatever a processor makes of it. */
    private static final List<String> OF_TIME =
            List.of("minute", "hour", "month", "year", "day_of_week", "day_of_month", "day_of_year", "days_in_month");

    private static final List<String> AGGREGATIONS =
            List.of("sum", "avg", "min", "max", "count", "group", "stddev", "stdvar");
    private static final List<String> LABELS = List.of("host", "mode", "rack", "site", "le", "__name__", "nowhere");
    private static final List<String> RANGES = List.of("15s", "30s", "1m", "2m", "5m", "10m", "1m30s");
    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

    /** Without {@code atan2}, which keeps the metric's name in 2.42 by mistake. */
    private static final List<String> ARITHMETIC = List.of("+", "-", "*", "/", "%", "^");

    private static final List<String> SETS = List.of("and", "or", "unless");

    private final Random random;

    RandomQuery(Random random) {
        this.random = random;
    }

    /** Never a power and a remainder together: the last bit of the one is the first of the other. */
    String next() {
        String query;
        do {
            query = random.nextInt(12) == 0 ? scalar(3) : vector(3);
        } while (query.contains("%") && (query.contains("^") || query.contains("exp(")));
        return query;
    }

    private String vector(int depth) {
        if (depth == 0) {
            return selector() + offset();
        }
        return switch (random.nextInt(14)) {
            case 12 -> relabelled(depth);
            case 13 -> histogram(depth);
            case 0, 1 -> selector() + offset();
            case 2, 3 -> overRange(depth);
            case 4 -> ofValue(depth);
            case 5, 6, 7 -> aggregate(depth);
            case 8 -> random.nextInt(4) == 0 ? "-" + vector(depth - 1) : "(" + vector(depth - 1) + ")";
            case 9 -> withScalar(depth);
            default -> pair(depth);
        };
    }

    private String selector() {
        var out = new StringBuilder(pick(METRICS));
        int matchers = Math.max(0, random.nextInt(4) - 1);
        for (int i = 0; i < matchers; i++) {
            out.append(i == 0 ? "{" : ", ").append(pick(MATCHERS));
        }
        return out.append(matchers > 0 ? "}" : "").toString();
    }

    /** Series that hardly ever have equal values: of equal ones, topk may keep any. */
    private String untied() {
        String selector = selector();
        return selector.startsWith("stage") || selector.startsWith("wait_bucket") ? "load" : selector;
    }

    private String offset() {
        return random.nextInt(8) == 0 ? " offset " + (random.nextInt(3) == 0 ? "-" : "") + pick(RANGES) : "";
    }

    private String relabelled(int depth) {
        String of = vector(depth - 1);
        return switch (random.nextInt(5)) {
            case 4 ->
                pick(OF_TIME) + "("
                        + pick(List.of("", "cpu_total", "stage * 1e6", "vector(time())", "jobs_total * 1e5")) + ")";
            case 0 -> "label_join(" + of + ", \"joined\", \"-\", \"host\", \"" + pick(LABELS) + "\")";
            case 1 -> "label_replace(" + of + ", \"part\", \"<$1>\", \"host\", \"([a-c])?.*\")";
            case 2 -> "label_replace(" + of + ", \"host\", \"${n}x$$\", \"rack\", \"(?P<n>r[0-9])\")";
            default -> "label_replace(" + of + ", \"" + pick(LABELS) + "\", \"\", \"host\", \"a|b\")";
        };
    }

    private String histogram(int depth) {
        String quantile = random.nextInt(12) / 10.0 - 0.05 + "";
        return switch (random.nextInt(4)) {
            case 0 -> "histogram_quantile(" + quantile + ", wait_bucket)";
            case 1 -> "histogram_quantile(" + scalar(depth - 1) + ", rate(wait_bucket[" + pick(RANGES) + "]))";
            case 2 -> "histogram_quantile(" + quantile + ", sum by (le) (increase(wait_bucket[5m])))";
            default ->
                "count_values" + (random.nextBoolean() ? " by (site) " : random.nextBoolean() ? " without (host) " : "")
                        + "(\"" + pick(List.of("level", "host")) + "\", "
                        + pick(List.of("stage", "round(load)", "stage > 0", "odd")) + ")";
        };
    }

    private String range() {
        return random.nextInt(4) == 0 ? subquery() : plainRange();
    }

    private String subquery() {
        String of = switch (random.nextInt(5)) {
            case 0 -> "rate(" + plainRange() + ")";
            case 1 -> "sum by (host) (" + selector() + ")";
            case 2 -> "(" + selector() + " > 5)";
            case 3 -> "max_over_time(" + selector() + "[2m:30s])";
            default -> selector();
        };
        return of + "[" + pick(RANGES) + ":" + pick(List.of("", "15s", "40s", "1m", "7s")) + "]" + offset();
    }

    private String plainRange() {
        return selector() + "[" + pick(RANGES) + "]" + offset();
    }

    private String overRange(int depth) {
        return switch (random.nextInt(10)) {
            case 0 -> "predict_linear(" + range() + ", " + scalar(depth - 1) + ")";
            case 1 -> "quantile_over_time(" + random.nextInt(11) / 10.0 + ", " + range() + ")";
            default -> pick(OVER_RANGE) + "(" + range() + ")";
        };
    }

    private String ofValue(int depth) {
        String of = vector(depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> "clamp_min(" + of + ", " + scalar(depth - 1) + ")";
            case 1 -> "clamp_max(" + of + ", " + scalar(depth - 1) + ")";
            case 2 -> "clamp(" + of + ", -10, " + scalar(depth - 1) + ")";
            case 3 -> "round(" + of + (random.nextBoolean() ? ", 0.5" : "") + ")";
            default -> pick(OF_VALUE) + "(" + of + ")";
        };
    }

    private String aggregate(int depth) {
        String labels = pick(LABELS) + (random.nextInt(3) == 0 ? ", " + pick(LABELS) : "");
        String grouping = switch (random.nextInt(3)) {
            case 0 -> " by (" + labels + ") ";
            case 1 -> " without (" + labels + ") ";
            default -> "";
        };
        return switch (random.nextInt(8)) {
            case 0 -> "topk" + grouping + "(" + random.nextInt(4) + ", " + untied() + ")";
            case 1 -> "bottomk" + grouping + "(" + random.nextInt(4) + ", " + untied() + ")";
            case 2 -> "quantile" + grouping + "(" + random.nextInt(11) / 10.0 + ", " + vector(depth - 1) + ")";
            default ->
                random.nextBoolean()
                        ? pick(AGGREGATIONS) + grouping + "(" + vector(depth - 1) + ")"
                        : pick(AGGREGATIONS) + "(" + vector(depth - 1) + ")" + grouping;
        };
    }

    private String withScalar(int depth) {
        String operator =
                random.nextBoolean() ? pick(ARITHMETIC) : pick(COMPARISONS) + (random.nextBoolean() ? " bool" : "");
        return random.nextBoolean()
                ? vector(depth - 1) + " " + operator + " " + scalar(depth - 1)
                : scalar(depth - 1) + " " + operator + " " + vector(depth - 1);
    }

    private String pair(int depth) {
        String operator = switch (random.nextInt(3)) {
            case 0 -> pick(SETS);
            case 1 -> pick(ARITHMETIC);
            default -> pick(COMPARISONS) + (random.nextBoolean() ? " bool" : "");
        };
        String matching = switch (random.nextInt(4)) {
            case 0 -> " on(" + pick(LABELS) + ")";
            case 1 -> " ignoring(" + pick(LABELS) + ", mode)";
            default -> "";
        };
        boolean group = !SETS.contains(operator) && !matching.isEmpty() && random.nextInt(3) == 0;
        String side = group ? (random.nextBoolean() ? " group_left" : " group_right") : "";
        String include = group && random.nextBoolean() ? "(kind)" : group ? "()" : "";
        return vector(depth - 1) + " " + operator + matching + side + include + " " + vector(depth - 1);
    }

    private String scalar(int depth) {
        return switch (random.nextInt(depth <= 0 ? 2 : 7)) {
            case 0 -> Integer.toString(random.nextInt(100) - 20);
            case 1 -> Double.toString(random.nextInt(1000) / 100.0);
            case 2 -> "time()";
            case 3 -> "scalar(" + vector(depth - 1) + ")";
            case 4 -> "(" + scalar(depth - 1) + " " + pick(ARITHMETIC) + " " + scalar(depth - 1) + ")";
            case 5 -> "(" + scalar(depth - 1) + " " + pick(COMPARISONS) + " bool " + scalar(depth - 1) + ")";
            default -> random.nextInt(3) == 0 ? "Inf" : "1e" + random.nextInt(4);
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
