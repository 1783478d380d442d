package io.evenkeel.logs.internal.columns;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.internal.query.Fields;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * The fields of an index, and how values become terms. Whatever lines bring along shares three of them, so that names cannot
 * grow an index. Pure.
 */
public final class Columns {
    public static final String AT = "at";
    public static final String ID = "id";
    public static final String WORDS = "words";
    public static final String SEVERITY = "severity";
    public static final String TEMPLATE = "template";
    public static final String HOST = "host";
    public static final String SOURCE = "source";
    public static final String NOVEL = "novel";

    /** {@code name=value} in lower case. */
    public static final String VALUES = "values";

    /** {@code name}, to ask whether a line has it. */
    public static final String NAMES = "names";

    /** {@code name#} and the number as 16 hexadecimal digits that sort as it does. */
    public static final String NUMBERS = "numbers";

    /** The term of {@link #NOVEL}, of lines that are. */
    public static final String IS_NOVEL = "true";

    /** Lucene takes terms up to 32,766 bytes; longer values are found by their beginning. */
    private static final int LONGEST_VALUE = 1000;

    private Columns() {}

    /** Gives each column and term of a line but for the words of its message. */
    public static void terms(LogLine line, BiConsumer<String, String> give) {
        give.accept(SEVERITY, line.severity().word());
        give.accept(TEMPLATE, Long.toString(line.template()));
        give.accept(HOST, whole(line.host()));
        give.accept(SOURCE, whole(line.source()));
        if (line.novel()) {
            give.accept(NOVEL, IS_NOVEL);
        }
        line.fields().forEach((name, value) -> {
            give.accept(NAMES, name);
            give.accept(VALUES, value(name, value));
            Fields.number(value).ifPresent(number -> give.accept(NUMBERS, number(name, number)));
        });
    }

    public static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }

    static String whole(String value) {
        return cut(value).toLowerCase(Locale.ROOT);
    }

    static String value(String name, String value) {
        return name + "=" + whole(value);
    }

    static String number(String name, double number) {
        long bits = Double.doubleToLongBits(number);
        long sortable = bits ^ ((bits >> 63) & Long.MAX_VALUE);
        return name + "#" + String.format(Locale.ROOT, "%016x", sortable ^ Long.MIN_VALUE);
    }
}
