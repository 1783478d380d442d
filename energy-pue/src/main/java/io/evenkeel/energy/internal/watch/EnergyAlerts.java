package io.evenkeel.energy.internal.watch;

import io.evenkeel.alerting.RoomAlerts;
import io.evenkeel.alerting.RoomAlerts.Held;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.HouseZone;
import io.evenkeel.energy.EnergyWatch;
import io.evenkeel.energy.internal.HourRows;
import io.evenkeel.energy.internal.PricedHour;
import io.evenkeel.energy.internal.tariff.TariffBook;
import io.evenkeel.energy.internal.tariff.TariffRows;
import io.evenkeel.energy.internal.watch.DaysLikeIt.Judged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Raises an alert while the newest hour that is known is over its limit, or the newest whole day is out of line. What is not known
 * raises nothing and ends nothing: while later hours have gaps, the alert of the last known one is held, for two days at most, and
 * says so. A day is held against days like it until the next whole one, for a week at most.
 */
@Component
public class EnergyAlerts {
    private static final Actor SELF = Actor.system("energy");
    /** Longer than the pause between two looks, so that one that still holds does not end in between. */
    private static final Duration HELD = Duration.ofMinutes(10);

    private static final int HOURS_BACK = 48;
    private static final int HOURS_A_DAY = 24;
    private static final int DAYS_BACK = 7;
    private static final int NAMED = 10;

    private final EnergyWatchRows watches;
    private final HourRows hours;
    private final TariffRows tariffs;
    private final RoomAlerts alerts;
    private final InstantSource clock;
    private final ZoneId zone;

    EnergyAlerts(
            EnergyWatchRows watches,
            HourRows hours,
            TariffRows tariffs,
            RoomAlerts alerts,
            InstantSource clock,
            Environment settings) {
        this.watches = watches;
        this.hours = hours;
        this.tariffs = tariffs;
        this.alerts = alerts;
        this.clock = clock;
        this.zone = HouseZone.of(settings);
    }

    /** Says what holds now. */
    public void look() {
        List<EnergyWatch> all = watches.all();
        Optional<Instant> counted = hours.reached();
        if (all.isEmpty() || counted.isEmpty()) {
            return;
        }
        TariffBook book = tariffs.book();
        Instant now = clock.instant();
        Instant until = counted.get().isBefore(now) ? counted.get() : now;
        List<Held> held =
                all.stream().flatMap(watch -> troubles(watch, until, book)).toList();
        if (!held.isEmpty()) {
            alerts.hold(SELF, held, HELD);
        }
    }

    private Stream<Held> troubles(EnergyWatch watch, Instant until, TariffBook book) {
        LocalDate today = LocalDate.ofInstant(until, zone);
        LocalDate first = watch.comparesDays()
                ? today.minusDays(DAYS_BACK).minusWeeks(DaysLikeIt.WEEKS)
                : today.minusDays(HOURS_BACK / HOURS_A_DAY);
        List<PricedHour> known = PricedHour.of(
                first,
                today,
                zone,
                hours.of(watch.node(), first.atStartOfDay(zone).toInstant(), until),
                book,
                until);
        Optional<Held> hour = watch.mostKwh().isPresent()
                ? overLimit(watch.node(), watch.mostKwh().getAsDouble(), known)
                : Optional.empty();
        Optional<Held> day =
                watch.comparesDays() ? outOfLine(watch.node(), DaysLikeIt.whole(known), today, book) : Optional.empty();
        return Stream.of(hour, day).flatMap(Optional::stream);
    }

    static Optional<Held> overLimit(String node, double most, List<PricedHour> hours) {
        List<PricedHour> over = hours.stream().filter(PricedHour::over).toList();
        int unknown = 0;
        for (PricedHour hour :
                over.subList(Math.max(0, over.size() - HOURS_BACK), over.size()).reversed()) {
            OptionalDouble kwh = hour.kwh();
            if (kwh.isPresent()) {
                return kwh.getAsDouble() > most
                        ? Optional.of(overLimit(node, most, hour, kwh.getAsDouble(), unknown))
                        : Optional.empty();
            }
            unknown++;
        }
        return Optional.empty();
    }

    private static Held overLimit(String node, double most, PricedHour hour, double kwh, int unknown) {
        String since = unknown == 0
                ? ""
                : " The " + unknown + " hours since then are not known: a meter has a gap, which clears nothing.";
        return held(
                "EnergyHourOverLimit",
                node,
                node + " used more in an hour than its limit",
                number(kwh) + " kWh in the hour from " + hour.at().toOffsetDateTime() + "; the limit is " + number(most)
                        + " kWh." + since);
    }

    private static Optional<Held> outOfLine(
            String node, NavigableMap<LocalDate, Double> whole, LocalDate today, TariffBook book) {
        return Stream.iterate(today.minusDays(1), day -> day.minusDays(1))
                .limit(DAYS_BACK)
                .filter(whole::containsKey)
                .findFirst()
                .flatMap(day -> DaysLikeIt.judge(day, whole, book::isHoliday))
                .filter(Judged::isOutOfLine)
                .map(judged -> outOfLine(node, judged));
    }

    private static Held outOfLine(String node, Judged judged) {
        boolean more = judged.seen() > judged.expected();
        String days = judged.like().reversed().stream()
                .limit(NAMED)
                .map(LocalDate::toString)
                .collect(Collectors.joining(", "));
        return held(
                "EnergyDayOutOfLine",
                node,
                node + " used " + (more ? "more" : "less") + " in a day than on days like it",
                number(judged.seen()) + " kWh on " + judged.day() + "; " + number(judged.expected()) + " ± "
                        + number(judged.margin()) + " kWh are expected by the median of "
                        + judged.like().size()
                        + " days like it, the newest of them " + days + ".");
    }

    private static Held held(String name, String node, String summary, String description) {
        return new Held(
                Map.of("alertname", name, "severity", "high", "node", node),
                Map.of("summary", summary, "description", description));
    }

    private static String number(double kwh) {
        return String.format(Locale.ROOT, "%,.0f", kwh);
    }
}
