package io.evenkeel.desk.internal.clock;

import io.evenkeel.desk.internal.clock.Hours.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a calendar as people write it, one line for some days; what follows {@code #} is for people.
 *
 * <pre>
 * Mon-Fri 09:00-12:00 13:00-18:00
 * 2026-10-01..2026-10-07 off          # National Day
 * 2026-10-10 09:00-18:00              # a working Saturday
 * </pre>
 *
 * A date replaces the hours of its weekday; a day that no line names is free.
 */
public final class CalendarText {
    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final int MOST_LINES = 2_000;
    private static final int MOST_DATES = 4_000;
    private static final int MOST_SPANS = 24;
    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Map<DayOfWeek, List<Written>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<Written>> dates = new TreeMap<>();

    private CalendarText() {}

    /** What cannot be taken as it stands, with the line, counted from 1. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Unreadable(int line, String sentence) {
            super("Line " + line + ": " + sentence);
            this.line = line;
        }

        public int line() {
            return line;
        }
    }

    /** @param spans none for {@code off} */
    private record Written(int line, List<Span> spans) {}

    public static Calendar read(ZoneId zone, String text) throws Unreadable {
        if (text.length() > MOST_CHARACTERS) {
            throw new Unreadable(1, "the calendar is longer than " + MOST_CHARACTERS + " characters.");
        }
        var reading = new CalendarText();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (number > MOST_LINES) {
                throw new Unreadable(number, "a calendar has at most " + MOST_LINES + " lines.");
            }
            String bare = (line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#'))).strip();
            if (!bare.isEmpty()) {
                reading.line(number, bare.split("\\s+"));
            }
        }
        return reading.calendar(zone);
    }

    private void line(int number, String[] words) throws Unreadable {
        if (words.length < 2) {
            throw new Unreadable(number, "after the days come hours such as 09:00-18:00, or the word off.");
        }
        if (words.length > MOST_SPANS + 1) {
            throw new Unreadable(number, "a line has at most " + MOST_SPANS + " spans of hours.");
        }
        List<Span> spans = new ArrayList<>();
        for (String word : Arrays.copyOfRange(words, 1, words.length)) {
            if (!(word.equalsIgnoreCase("off") && words.length == 2)) {
                spans.add(span(number, word));
            }
        }
        if (Character.isDigit(words[0].charAt(0))) {
            for (LocalDate date : dates(number, words[0])) {
                add(dates.computeIfAbsent(date, any -> new ArrayList<>()), date.toString(), number, spans);
            }
            if (dates.size() > MOST_DATES) {
                throw new Unreadable(number, "a calendar has at most " + MOST_DATES + " single dates.");
            }
        } else {
            for (DayOfWeek day : weekdays(number, words[0])) {
                add(week.computeIfAbsent(day, any -> new ArrayList<>()), capital(day), number, spans);
            }
        }
    }

    private static void add(List<Written> known, String day, int number, List<Span> spans) throws Unreadable {
        List<Written> all = new ArrayList<>(known);
        for (Span span : spans) {
            for (Written other : all) {
                for (Span there : other.spans()) {
                    if (span.overlaps(there)) {
                        throw new Unreadable(
                                number,
                                span + " overlaps " + there
                                        + (other.line() == number ? "" : " of line " + other.line()) + " on " + day
                                        + ".");
                    }
                }
            }
            all.add(new Written(number, List.of(span)));
        }
        for (Written other : known) {
            if (spans.isEmpty() || other.spans().isEmpty()) {
                throw new Unreadable(number, day + " is in line " + other.line() + " too, and one of them says off.");
            }
        }
        known.clear();
        known.addAll(all);
        if (spans.isEmpty()) {
            known.add(new Written(number, List.of()));
        }
    }

    private static Span span(int number, String word) throws Unreadable {
        Matcher read = SPAN.matcher(word);
        if (!read.matches()) {
            throw new Unreadable(number, "“" + word + "” is not hours such as 09:00-18:00, nor the word off.");
        }
        int from = minute(number, word, read.group(1), read.group(2));
        int to = minute(number, word, read.group(3), read.group(4));
        if (to <= from) {
            throw new Unreadable(
                    number,
                    word + " ends before it begins. Over midnight write until 24:00, and from 00:00 on the next day.");
        }
        return new Span(from, to);
    }

    private static int minute(int number, String word, String hours, String minutes) throws Unreadable {
        int minute = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
        if (Integer.parseInt(minutes) > 59 || minute > Hours.MINUTES_A_DAY) {
            throw new Unreadable(number, word + " has a time that no clock shows; a day ends at 24:00.");
        }
        return minute;
    }

    private static List<LocalDate> dates(int number, String word) throws Unreadable {
        int dots = word.indexOf("..");
        LocalDate first = date(number, dots < 0 ? word : word.substring(0, dots));
        LocalDate last = dots < 0 ? first : date(number, word.substring(dots + 2));
        if (last.isBefore(first) || last.isAfter(first.plusYears(1))) {
            throw new Unreadable(number, word + " must run forward, and over one year at most.");
        }
        return first.datesUntil(last.plusDays(1)).toList();
    }

    private static LocalDate date(int number, String word) throws Unreadable {
        try {
            LocalDate date = LocalDate.parse(word);
            if (date.getYear() < 1970 || date.getYear() > 2200) {
                throw new Unreadable(number, word + " is not from 1970 to 2200.");
            }
            return date;
        } catch (DateTimeException notOne) {
            throw new Unreadable(number, "“" + word + "” is not a date such as 2026-10-01.");
        }
    }

    private static List<DayOfWeek> weekdays(int number, String word) throws Unreadable {
        if (word.equalsIgnoreCase("daily")) {
            return List.of(DayOfWeek.values());
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (String part : word.split(",", 8)) {
            String[] ends = part.split("-", 3);
            if (ends.length > 2) {
                throw new Unreadable(number, "“" + part + "” is not days such as Mon or Mon-Fri.");
            }
            DayOfWeek first = weekday(number, ends[0]);
            DayOfWeek last = weekday(number, ends[ends.length - 1]);
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static DayOfWeek weekday(int number, String word) throws Unreadable {
        int place = DAYS.indexOf(word.toLowerCase(Locale.ROOT));
        if (place < 0) {
            throw new Unreadable(
                    number, "“" + word + "” is no day: write Mon, Tue, Wed, Thu, Fri, Sat, Sun, daily, or a date.");
        }
        return DayOfWeek.of(place + 1);
    }

    private Calendar calendar(ZoneId zone) throws Unreadable {
        Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, written) -> hours.put(day, hours(written)));
        if (hours.values().stream().allMatch(each -> each.spans().isEmpty())) {
            throw new Unreadable(1, "nobody ever works: give hours to at least one day of the week.");
        }
        Map<LocalDate, Hours> single = new TreeMap<>();
        dates.forEach((date, written) -> single.put(date, hours(written)));
        return new Calendar(zone, hours, single);
    }

    private static Hours hours(List<Written> written) {
        return new Hours(written.stream()
                .flatMap(each -> each.spans().stream())
                .sorted(Comparator.comparingInt(Span::from))
                .toList());
    }

    private static String capital(DayOfWeek day) {
        String name = day.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
