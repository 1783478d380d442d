package io.evenkeel.energy.internal.tariff;

import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.Tariff.Band;
import io.evenkeel.energy.Tariff.Day;
import io.evenkeel.energy.Tariff.Schedule;
import io.evenkeel.energy.Tariff.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a tariff must be so that every hour has one price. */
public final class TariffRules {
    private static final int MOST_SCHEDULES = 96;
    private static final int MOST_SLOTS = 24;
    private static final int MOST_HOLIDAYS = 1_000;
    private static final int LONGEST_NAME = 120;
    private static final int HOURS = 24;
    private static final int MOST_DIGITS = 10;
    private static final BigDecimal DEAREST = BigDecimal.valueOf(100);

    private TariffRules() {}

    /** @throws Refusal INVALID, naming what is wrong */
    public static void check(
            String name, Map<Band, BigDecimal> prices, List<Schedule> schedules, Set<LocalDate> holidays) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw wrong("A tariff needs a name of 1 to 120 characters.", "name");
        }
        if (schedules.size() > MOST_SCHEDULES || holidays.size() > MOST_HOLIDAYS) {
            throw wrong("A tariff takes at most 96 schedules and 1,000 holidays.", "schedules");
        }
        prices.forEach(TariffRules::mustBePrice);
        schedules.forEach(schedule -> mustBeWhole(schedule, prices));
        coverTheYear(schedules, holidays.isEmpty() ? EnumSet.range(Day.MONDAY, Day.SUNDAY) : EnumSet.allOf(Day.class));
    }

    private static void mustBePrice(Band band, BigDecimal price) {
        if (price.signum() < 0
                || price.compareTo(DEAREST) > 0
                || price.scale() > MOST_DIGITS
                || price.precision() > 2 * MOST_DIGITS) {
            throw wrong(
                    "The price of " + word(band) + " must be 0 to 100 CNY for each kWh, with at most 10 decimals.",
                    "prices");
        }
    }

    private static void mustBeWhole(Schedule schedule, Map<Band, BigDecimal> prices) {
        if (schedule.slots().size() > MOST_SLOTS) {
            throw wrong("A schedule takes at most 24 spans of hours.", "schedules");
        }
        schedule.slots().forEach(slot -> mustBeSpan(slot, prices));
        List<Slot> slots = schedule.slots().stream()
                .sorted(Comparator.comparingInt(Slot::from))
                .toList();
        String where = " " + spoken(schedule) + ".";
        int reached = 0;
        for (Slot slot : slots) {
            mustMeet(reached, slot.from(), where);
            if (slot.from() < reached) {
                throw wrong(
                        "Between " + clock(slot.from()) + " and " + clock(Math.min(reached, slot.to()))
                                + " two prices hold" + where,
                        "schedules");
            }
            reached = slot.to();
        }
        mustMeet(reached, HOURS, where);
    }

    private static void mustBeSpan(Slot slot, Map<Band, BigDecimal> prices) {
        if (slot.from() < 0 || slot.to() > HOURS || slot.from() >= slot.to()) {
            throw wrong(
                    "A span of hours goes from 0 to 23 to a later one up to 24, not from " + slot.from() + " to "
                            + slot.to() + "; split it at midnight.",
                    "schedules");
        }
        if (!prices.containsKey(slot.band())) {
            throw wrong("The band " + word(slot.band()) + " has no price.", "prices");
        }
    }

    private static void mustMeet(int reached, int next, String where) {
        if (reached < next) {
            throw wrong("Between " + clock(reached) + " and " + clock(next) + " no price holds" + where, "schedules");
        }
    }

    private static void coverTheYear(List<Schedule> schedules, Set<Day> days) {
        for (Day day : days) {
            mustHold(schedules, day, 0, "no schedule holds");
            mustHold(schedules, day, 2, "two schedules hold");
        }
    }

    /** @param wrong how many schedules of a day are wrong; 2 stands for more */
    private static void mustHold(List<Schedule> schedules, Day day, int wrong, String what) {
        List<Month> months = Arrays.stream(Month.values())
                .filter(month -> Math.min(
                                schedules.stream()
                                        .filter(schedule -> schedule.months().contains(month)
                                                && schedule.days().contains(day))
                                        .count(),
                                2)
                        == wrong)
                .toList();
        if (!months.isEmpty()) {
            throw wrong("On " + dayName(day) + " of " + monthNames(months) + " " + what + ".", "schedules");
        }
    }

    private static String spoken(Schedule schedule) {
        String days =
                schedule.days().stream().sorted().map(TariffRules::dayName).collect(Collectors.joining(", "));
        return "in the schedule of "
                + monthNames(schedule.months().stream().sorted().toList()) + " (" + days + ")";
    }

    /** Those in a row as from and to. */
    private static String monthNames(List<Month> months) {
        List<String> spans = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= months.size(); i++) {
            if (i == months.size()
                    || months.get(i).getValue() != months.get(i - 1).getValue() + 1) {
                String begin = monthName(months.get(first));
                spans.add(i - 1 == first ? begin : begin + " to " + monthName(months.get(i - 1)));
                first = i;
            }
        }
        return String.join(", ", spans);
    }

    private static String monthName(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String dayName(Day day) {
        return day == Day.HOLIDAY
                ? "holidays"
                : day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String clock(int hour) {
        return "%02d:00".formatted(hour);
    }

    private static String word(Band band) {
        return band.name().toLowerCase(Locale.ROOT);
    }

    static Refusal wrong(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "energy-tariff-invalid", sentence, field);
    }
}
