package io.evenkeel.energy.internal.contract;

import io.evenkeel.energy.Contract;
import io.evenkeel.energy.Tariff;
import io.evenkeel.energy.Tariff.Band;
import io.evenkeel.energy.Tariff.Day;
import io.evenkeel.energy.Tariff.Schedule;
import io.evenkeel.energy.Tariff.Slot;
import io.evenkeel.energy.internal.CountedHour;
import io.evenkeel.energy.internal.PricedHour;
import io.evenkeel.energy.internal.tariff.TariffBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** A made-up site: 11 MW of IT, an overhead that is higher in summer and wanders from week to week. */
final class MadeUpYear {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Contract CONTRACT = new Contract(
            new BigDecimal("12214.4"),
            new BigDecimal("0.70"),
            new BigDecimal("1.3"),
            new BigDecimal("1.4"),
            new BigDecimal("0.10"));
    static final TariffBook BOOK = new TariffBook(List.of(new Tariff(
            LocalDate.of(2020, 1, 1),
            "Two-part",
            Map.of(Band.PEAK, new BigDecimal("0.9"), Band.VALLEY, new BigDecimal("0.4")),
            List.of(new Schedule(
                    EnumSet.allOf(Month.class),
                    EnumSet.allOf(Day.class),
                    List.of(new Slot(0, 12, Band.VALLEY), new Slot(12, 24, Band.PEAK)))),
            Set.of())));

    private final int year;
    private final double level;
    private final long seed;

    /** @param level of the overhead, mean over the year */
    MadeUpYear(int year, double level, long seed) {
        this.year = year;
        this.level = level;
        this.seed = seed;
    }

    /** Hours of the year, of which those up to a moment are over and known. */
    List<PricedHour> upTo(Instant until) {
        return PricedHour.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), ZONE, counted(until), BOOK, until);
    }

    List<PricedHour> whole() {
        return upTo(Instant.MAX);
    }

    List<CountedHour> counted(Instant until) {
        var random = new Random(seed);
        List<CountedHour> hours = new ArrayList<>();
        double odd = 0;
        ZonedDateTime end = LocalDate.of(year + 1, 1, 1).atStartOfDay(ZONE);
        for (ZonedDateTime at = LocalDate.of(year, 1, 1).atStartOfDay(ZONE); at.isBefore(end); at = at.plusHours(1)) {
            if (at.getHour() == 0) {
                odd = 0.9 * odd + 0.004 * random.nextGaussian();
            }
            double season = -0.04 * Math.cos(2 * Math.PI * at.getDayOfYear() / 365.0);
            double it = 11_000 + 150 * random.nextGaussian();
            if (!at.plusHours(1).toInstant().isAfter(until)) {
                hours.add(new CountedHour(
                        "grid",
                        at.toInstant(),
                        OptionalDouble.of(it * (1 + level + season + odd)),
                        OptionalDouble.of(it),
                        OptionalDouble.empty(),
                        false,
                        List.of()));
            }
        }
        return hours;
    }
}
