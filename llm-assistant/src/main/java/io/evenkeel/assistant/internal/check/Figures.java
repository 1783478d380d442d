package io.evenkeel.assistant.internal.check;

import io.evenkeel.assistant.internal.check.Figure.Amount;
import io.evenkeel.assistant.internal.check.Figure.Clock;
import io.evenkeel.assistant.internal.check.Figure.Day;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures out of a text that {@link Normal} has made plain: days, times of day, amounts with their units, also in
 * Chinese and English words. What is part of a name ({@code db-01}, {@code 10.0.0.7}) is none. Pure, linear.
 *
 * <p>Left to right, each place once: a day before a time, a time before an amount. "1 h 30 min" and "1小时30分钟" are one amount.
 * 一 and "one" alone are no figures, since they stand in too many words; neither is a number in words without something
 * countable behind it in Chinese.
 */
final class Figures {
    private static final String NOT_IN_NAME = "(?<![A-Za-z0-9_.])(?<![A-Za-z_]-)";
    private static final String MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    private static final List<String> MONTH_NAMES =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30));

    private static final String NUMBER = "[+-]?(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?";
    private static final String HAN = "[" + ChineseNumber.DIGITS + ChineseNumber.STEPS + "]+";

    private static final Pattern ANY = Pattern.compile(
            // 2026-11-22, with what is behind it read as a time
            "(?<iso>(?<![\\d.-])(?<y>\\d{4})[-/](?<m>\\d{1,2})[-/](?<d>\\d{1,2})(?!\\d)T?)"
                    + "|(?<han>(?:(?<hy>\\d{4})年)?(?<hm>\\d{1,2})月(?<hd>\\d{1,2})[日号]?)"
                    + "|(?<en>\\b(?<ed>\\d{1,2}) (?<em>" + MONTHS + ")\\b\\.?(?:,? (?<ey>\\d{4})\\b)?)"
                    + "|(?<us>\\b(?<um>" + MONTHS
                    + ")\\b\\.? (?<ud>\\d{1,2})(?!\\d)(?:st|nd|rd|th)?(?:,? (?<uy>\\d{4})\\b)?)"
                    + "|(?<clock>(?<![\\d.:])(?<ch>[01]?\\d|2[0-3]):(?<cm>[0-5]\\d)(?::(?<cs>[0-5]\\d)(?:\\.\\d+)?)?(?![\\d:])"
                    + "(?: ?(?<ap>am|pm)\\b)?Z?)"
                    + "|(?<dian>(?<pm>下午|晚上|傍晚)?(?<dh>\\d{1,2})[点时](?:(?<dm>\\d{1,2})分|(?<half>半)|整)?(?!间))"
                    + "|(?<share>百分之(?<sv>" + NUMBER + "|" + HAN + "))"
                    + "|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:[-_.@][A-Za-z0-9_]+|[:/][A-Za-z_][A-Za-z0-9_]*)*|\\d+(?:\\.\\d+){2,}|\\d+[-_][A-Za-z][\\w-]*)"
                    // 1h30m, as rules write it
                    + "|(?<compact>" + NOT_IN_NAME + "\\d+[dhm]\\d+[hms](?:\\d+s)?(?![A-Za-z0-9]))"
                    + "|(?<amount>" + NOT_IN_NAME + "(?<av>" + NUMBER + ")(?<at>[万亿]?)(?: ?(?<au>" + Unit.WORDS
                    + ")(?![A-Za-z]))?)"
                    + "|(?<words>(?<wv>" + HAN + ")(?<wu>" + Unit.WORDS + "|个|台|条|次|人|倍|张|起|项|名|行))",
            Pattern.CASE_INSENSITIVE);

    private Figures() {}

    /** @param plain as {@link Normal#small} makes it */
    static List<Figure> in(String plain) {
        List<Figure> found = new ArrayList<>();
        Matcher matcher = ANY.matcher(plain);
        int lastEnd = -1;
        while (matcher.find()) {
            Optional<Figure> figure = figure(matcher);
            if (figure.isPresent()) {
                boolean joined = lastEnd >= 0
                        && plain.substring(lastEnd, matcher.start()).matches(" ?(?:and |零|又)?")
                        && join(found, figure.get());
                if (!joined) {
                    found.add(figure.get());
                }
                lastEnd = matcher.end();
            }
        }
        return found;
    }

    /** A smaller time behind a greater one is part of it. */
    private static boolean join(List<Figure> found, Figure next) {
        if (found.getLast() instanceof Amount before
                && next instanceof Amount after
                && before.unit().filter(Unit::isTime).isPresent()
                && after.unit().filter(Unit::isTime).isPresent()
                && before.unit().get().factor().compareTo(after.unit().get().factor()) > 0) {
            BigDecimal ratio =
                    after.unit().get().factorsFrom(before.unit().get()).getFirst();
            found.removeLast();
            found.add(new Amount(plain(before.value().multiply(ratio).add(after.value())), after.unit()));
            return true;
        }
        return false;
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Optional<Figure> figure(Matcher found) {
        if (found.group("iso") != null) {
            return day(found, "y", "m", "d");
        }
        if (found.group("han") != null) {
            return day(found, "hy", "hm", "hd");
        }
        if (found.group("en") != null) {
            return named(found, "ey", "em", "ed");
        }
        if (found.group("us") != null) {
            return named(found, "uy", "um", "ud");
        }
        if (found.group("clock") != null) {
            return clock(found);
        }
        if (found.group("dian") != null) {
            return dian(found);
        }
        return amount(found);
    }

    private static Optional<Figure> amount(Matcher found) {
        if (found.group("share") != null) {
            return number(found.group("sv")).map(value -> new Amount(value, Optional.of(Unit.PERCENT)));
        }
        if (found.group("name") != null) {
            return Optional.ofNullable(WORDS.get(found.group("name").toLowerCase(Locale.ROOT)))
                    .map(value -> new Amount(BigDecimal.valueOf(value), Optional.empty()));
        }
        if (found.group("compact") != null) {
            return Optional.of(compact(found.group("compact")));
        }
        if (found.group("amount") != null) {
            BigDecimal value = new BigDecimal(found.group("av").replace(",", "").replace("+", ""));
            String times = found.group("at");
            return Optional.of(new Amount(
                    times.isEmpty() ? value : plain(value.movePointRight(times.equals("万") ? 4 : 8)),
                    Optional.ofNullable(found.group("au")).flatMap(Unit::of)));
        }
        return inWords(found.group("wv"), found.group("wu"));
    }

    /** 十分 is "very". */
    private static Optional<Figure> inWords(String value, String unit) {
        return ChineseNumber.of(value)
                .filter(number -> number.compareTo(BigDecimal.ONE) > 0 && !(value + unit).equals("十分"))
                .map(number -> new Amount(number, Unit.of(unit)));
    }

    private static Amount compact(String duration) {
        BigDecimal seconds = BigDecimal.ZERO;
        int from = 0;
        for (int at = 0; at < duration.length(); at++) {
            if (Character.isLetter(duration.charAt(at))) {
                BigDecimal factor =
                        Unit.of(duration.substring(at, at + 1)).orElseThrow().factor();
                seconds = seconds.add(new BigDecimal(duration.substring(from, at)).multiply(factor));
                from = at + 1;
            }
        }
        return new Amount(seconds, Optional.of(Unit.SECOND));
    }

    private static Optional<BigDecimal> number(String written) {
        return Character.isDigit(written.charAt(written.length() - 1)) && written.charAt(0) < 128
                ? Optional.of(new BigDecimal(written.replace(",", "").replace("+", "")))
                : ChineseNumber.of(written);
    }

    private static Optional<Figure> clock(Matcher found) {
        int hour = Integer.parseInt(found.group("ch"));
        String half = found.group("ap");
        if (half != null && hour <= 12) {
            hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        }
        String second = found.group("cs");
        return Optional.of(new Clock(
                LocalTime.of(hour, Integer.parseInt(found.group("cm")), second == null ? 0 : Integer.parseInt(second)),
                second != null));
    }

    /** 3点04分, 3点半, 3点; after noon where that is said before it. */
    private static Optional<Figure> dian(Matcher found) {
        int hour = Integer.parseInt(found.group("dh"));
        if (hour > 23) {
            return Optional.empty();
        }
        String minute = found.group("dm");
        int minutes = found.group("half") != null ? 30 : minute == null ? 0 : Math.min(59, Integer.parseInt(minute));
        return Optional.of(new Clock(
                LocalTime.of(found.group("pm") != null && hour < 12 ? hour + 12 : hour, minutes), false));
    }

    private static Optional<Figure> day(Matcher found, String year, String month, String day) {
        return day(found.group(year), Integer.parseInt(found.group(month)), found.group(day));
    }

    private static Optional<Figure> named(Matcher found, String year, String month, String day) {
        int number = MONTH_NAMES.indexOf(found.group(month).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        return day(found.group(year), number, found.group(day));
    }

    private static Optional<Figure> day(@Nullable String year, int month, String day) {
        try {
            return Optional.of(new Day(
                    MonthDay.of(month, Integer.parseInt(day)),
                    Optional.ofNullable(year).map(Integer::valueOf)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
