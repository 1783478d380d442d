package io.evenkeel.logs.internal.query;

import io.evenkeel.logs.LogQuery;
import java.util.OptionalDouble;
import java.util.Set;

/** The names of what every line has, and what counts as a number. */
public final class Fields {
    public static final String HOST = "host";
    public static final String SOURCE = "source";
    public static final String LEVEL = "level";
    public static final String TEMPLATE = "template";
    public static final String NEW = "new";

    /** Those that no parser may give to a line. */
    public static final Set<String> OWN = Set.of(LogQuery.MESSAGE, HOST, SOURCE, LEVEL, TEMPLATE, NEW);

    private static final int LONGEST_NUMBER = 24;

    private Fields() {}

    /** The number that a value is: decimal, with exponent, nothing before or behind it. */
    public static OptionalDouble number(String value) {
        if (value.isEmpty() || value.length() > LONGEST_NUMBER || !isNumeric(value)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(value) + 0.0);
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Java also takes 0x1p3, 1d, NaN and blanks, which nobody means by a number in a log. */
    private static boolean isNumeric(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
                return false;
            }
        }
        return true;
    }
}
