package io.evenkeel.assistant.internal.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Units as people write them behind a number, in English and Chinese. */
enum Unit {
    PERCENT(Dimension.SHARE, "1", "%", "percent", "per cent"),
    MILLISECOND(Dimension.TIME, "0.001", "ms", "millisecond", "milliseconds", "毫秒"),
    SECOND(Dimension.TIME, "1", "s", "sec", "secs", "second", "seconds", "秒", "秒钟"),
    MINUTE(Dimension.TIME, "60", "min", "mins", "minute", "minutes", "分钟", "分"),
    HOUR(Dimension.TIME, "3600", "h", "hr", "hrs", "hour", "hours", "小时", "个小时", "钟头"),
    DAY(Dimension.TIME, "86400", "d", "day", "days", "天", "日"),
    WEEK(Dimension.TIME, "604800", "week", "weeks", "周", "个星期", "星期"),
    BYTE(Dimension.SIZE, "1", "b", "byte", "bytes", "字节"),
    KILOBYTE(Dimension.SIZE, "1000", "kb", "kib"),
    MEGABYTE(Dimension.SIZE, "1000000", "mb", "mib", "兆"),
    GIGABYTE(Dimension.SIZE, "1000000000", "gb", "gib"),
    TERABYTE(Dimension.SIZE, "1000000000000", "tb", "tib"),
    DEGREE(Dimension.DEGREE, "1", "°c", "degrees", "degree", "度", "摄氏度"),
    WATT(Dimension.POWER, "1", "w", "watt", "watts", "瓦"),
    KILOWATT(Dimension.POWER, "1000", "kw", "千瓦"),
    MEGAWATT(Dimension.POWER, "1000000", "mw", "兆瓦");

    private enum Dimension {
        SHARE,
        TIME,
        SIZE,
        DEGREE,
        POWER
    }

    private static final Map<String, Unit> BY_WORD = Stream.of(values())
            .flatMap(unit -> unit.words.stream().map(word -> Map.entry(word, unit)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** For a pattern; the longest first, so that ms is not read as m. */
    static final String WORDS = BY_WORD.keySet().stream()
            .sorted((one, other) -> other.length() - one.length())
            .map(java.util.regex.Pattern::quote)
            .collect(Collectors.joining("|"));

    private final Dimension dimension;
    private final BigDecimal factor;
    private final List<String> words;

    Unit(Dimension dimension, String factor, String... words) {
        this.dimension = dimension;
        this.factor = new BigDecimal(factor);
        this.words = List.of(words);
    }

    static Optional<Unit> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word.toLowerCase(Locale.ROOT).strip()));
    }

    boolean isTime() {
        return dimension == Dimension.TIME;
    }

    BigDecimal factor() {
        return factor;
    }

    /** By what an amount in that unit is multiplied for this one; none between dimensions, two for bytes (1000 and 1024). */
    List<BigDecimal> factorsFrom(Unit other) {
        if (other.dimension != dimension) {
            return List.of();
        }
        BigDecimal plain = other.factor.divide(factor, MathContext.DECIMAL128);
        return dimension == Dimension.SIZE && other != this ? List.of(plain, binary(other)) : List.of(plain);
    }

    private BigDecimal binary(Unit other) {
        int steps = other.ordinal() - ordinal();
        BigDecimal step = BigDecimal.valueOf(1024);
        return steps >= 0
                ? step.pow(steps)
                : BigDecimal.ONE.divide(step.pow(-steps), MathContext.DECIMAL128);
    }
}
