package io.evenkeel.assistant.internal.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Units as people write them behind a number, in English and Chinese.
 *
 * @param factor how many of the dimension's first unit it is
 * @param binary the same for sizes that are counted by 1024
 */
record Unit(Dimension dimension, BigDecimal factor, BigDecimal binary) {

    /** What is measured. */
    enum Dimension {
        SHARE,
        TIME,
        SIZE,
        DEGREE,
        POWER
    }

    private static final Map<String, Unit> BY_WORD = new HashMap<>();

    static final Unit PERCENT = unit(Dimension.SHARE, "1", "%", "percent", "per cent");
    static final Unit SECOND = unit(Dimension.TIME, "1", "s", "sec", "secs", "second", "seconds", "秒", "秒钟");

    static {
        unit(Dimension.TIME, "0.001", "ms", "millisecond", "milliseconds", "毫秒");
        unit(Dimension.TIME, "60", "m", "min", "mins", "minute", "minutes", "分钟", "分");
        unit(Dimension.TIME, "3600", "h", "hr", "hrs", "hour", "hours", "小时", "个小时", "钟头", "个钟头");
        unit(Dimension.TIME, "86400", "d", "day", "days", "天");
        unit(Dimension.TIME, "604800", "week", "weeks", "周", "个星期", "星期");
        size(0, "byte", "bytes", "字节");
        size(1, "kb", "kib");
        size(2, "mb", "mib", "兆");
        size(3, "gb", "gib");
        size(4, "tb", "tib");
        unit(Dimension.DEGREE, "1", "°c", "degrees", "degree", "度", "摄氏度");
        unit(Dimension.POWER, "1", "w", "watt", "watts", "瓦");
        unit(Dimension.POWER, "1000", "kw", "千瓦");
        unit(Dimension.POWER, "1000000", "mw", "兆瓦");
    }

    /** For a pattern; the longest first, so that ms is not read as m. */
    static final String WORDS = BY_WORD.keySet().stream()
            .sorted((one, other) -> other.length() - one.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));

    private static Unit unit(Dimension dimension, String factor, String... words) {
        var unit = new Unit(dimension, new BigDecimal(factor), new BigDecimal(factor));
        List.of(words).forEach(word -> BY_WORD.put(word, unit));
        return unit;
    }

    private static void size(int step, String... words) {
        var unit = new Unit(
                Dimension.SIZE,
                BigDecimal.valueOf(1000).pow(step),
                BigDecimal.valueOf(1024).pow(step));
        List.of(words).forEach(word -> BY_WORD.put(word, unit));
    }

    static Optional<Unit> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word.toLowerCase(Locale.ROOT).strip()));
    }

    boolean isTime() {
        return dimension == Dimension.TIME;
    }

    /** By what an amount in that unit is multiplied for this one; none between dimensions, two for sizes (1000 and 1024). */
    List<BigDecimal> factorsFrom(Unit other) {
        return other.dimension != dimension
                ? List.of()
                : List.of(
                        other.factor.divide(factor, MathContext.DECIMAL128),
                        other.binary.divide(binary, MathContext.DECIMAL128));
    }
}
