package io.evenkeel.logs.internal.lucene;

import java.util.Locale;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.NumericUtils;

/** The fields of an index, and how values become terms. Whatever lines bring along shares two of them, so that names cannot grow an index. */
final class Columns {
    static final String AT = "at";
    static final String ID = "id";
    static final String WORDS = "words";
    static final String SEVERITY = "severity";
    static final String TEMPLATE = "template";
    static final String HOST = "host";
    static final String SOURCE = "source";
    static final String NOVEL = "novel";

    /** {@code name=value} in lower case. */
    static final String VALUES = "values";

    /** {@code name}, to ask whether a line has it. */
    static final String NAMES = "names";

    /** {@code name#} and the number as 16 hexadecimal digits that sort as it does. */
    static final String NUMBERS = "numbers";

    static final String STORED = "stored";

    static final Sort NEWEST_FIRST =
            new Sort(new SortField(AT, SortField.Type.LONG, true), new SortField(ID, SortField.Type.LONG, true));
    static final Sort OLDEST_FIRST =
            new Sort(new SortField(AT, SortField.Type.LONG), new SortField(ID, SortField.Type.LONG));

    private Columns() {}

    static String value(String name, String value) {
        return name + "=" + value.toLowerCase(Locale.ROOT);
    }

    static String number(String name, double number) {
        return name + "#"
                + String.format(Locale.ROOT, "%016x", NumericUtils.doubleToSortableLong(number) ^ Long.MIN_VALUE);
    }
}
