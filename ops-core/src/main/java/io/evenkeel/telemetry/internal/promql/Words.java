package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.Matcher;
import java.util.List;

/** Writes parts of an expression. */
final class Words {

    private Words() {}

    static String names(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static String matcher(Matcher matcher) {
        String sign = switch (matcher.kind()) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case REGEX -> "=~";
            case NOT_REGEX -> "!~";
        };
        return matcher.label() + sign + text(matcher.value());
    }

    static String text(String value) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
