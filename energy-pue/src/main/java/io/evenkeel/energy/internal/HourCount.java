package io.evenkeel.energy.internal;

import io.evenkeel.audit.HouseZone;
import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.Metered.Mark;
import io.evenkeel.energy.internal.watch.EnergyWatchRows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Counts hours once they are over: those of the grid and of nodes that are watched. One in which a meter had a gap is counted again
 * after 1, 2, 6, 24 and 48 hours, because readings may come late. What lies before is counted at the pace that a tick can bear.
 */
@Component
public class HourCount {
    private static final Duration HOUR = Duration.ofHours(1);
    /** Readings of a minute arrive in the next ones. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private static final List<Integer> AGAIN_AFTER_HOURS = List.of(1, 2, 6, 24, 48);
    private static final int MOST_METER_HOURS = 20_000;
    private static final int MOST_HOURS = 744;

    private final TreeRows trees;
    private final MeterReadings readings;
    private final HourRows rows;
    private final EnergyWatchRows watches;
    private final InstantSource clock;
    private final ZoneId zone;

    HourCount(
            TreeRows trees,
            MeterReadings readings,
            HourRows rows,
            EnergyWatchRows watches,
            InstantSource clock,
            Environment settings) {
        this.trees = trees;
        this.readings = readings;
        this.rows = rows;
        this.watches = watches;
        this.clock = clock;
        this.zone = HouseZone.of(settings);
    }

    /** Counts what is due, a bounded part of it. */
    public void look() {
        EnergyTree tree = trees.tree();
        if (tree.root().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant over = hourOf(now.minus(LATE));
        Instant first = firstYear(now);
        Instant kept = rows.begin(first);
        Instant next = kept.isBefore(first) ? first : hourOf(kept);
        int most = Math.clamp(MOST_METER_HOURS / Math.max(1, tree.meters().size()), 1, MOST_HOURS);
        int hours = Math.clamp(Duration.between(next, over).toHours(), 0, most);
        if (hours > 0) {
            rows.keep(count(tree, next, hours), now);
            Instant reached = next.plus(HOUR.multipliedBy(hours));
            rows.countedUpTo(reached);
            if (reached.equals(over)) {
                countAgain(tree, reached, now);
            }
        }
    }

    private void countAgain(EnergyTree tree, Instant reached, Instant now) {
        for (int age : AGAIN_AFTER_HOURS) {
            Instant at = reached.minus(HOUR.multipliedBy(age + 1L));
            if (rows.isIncomplete(at)) {
                rows.keep(count(tree, at, 1), now);
            }
        }
    }

    /** Before it no hour is counted: the forecast of a year looks back one year, and that year's settlement is due in the next. */
    private Instant firstYear(Instant now) {
        return now.atZone(zone)
                .toLocalDate()
                .withDayOfYear(1)
                .minusYears(2)
                .atStartOfDay(zone)
                .toInstant();
    }

    private Instant hourOf(Instant moment) {
        return moment.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    private List<CountedHour> count(EnergyTree tree, Instant from, int hours) {
        List<Map<String, Metered>> metered = readings.hourly(tree.meters(), from, hours);
        Set<String> watched = new TreeSet<>(watches.nodes());
        List<EnergyNode> nodes = tree.nodes().stream()
                .filter(node -> node.fedBy().isEmpty() || watched.contains(node.id()))
                .toList();
        List<CountedHour> counted = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            Map<String, Metered> said = metered.get(hour);
            var sums = new TreeSums(tree, said);
            boolean interpolated =
                    said.values().stream().anyMatch(one -> one.marks().contains(Mark.INTERPOLATED));
            List<String> silent = SilentMeters.of(tree, said);
            Instant at = from.plus(HOUR.multipliedBy(hour));
            nodes.forEach(node -> counted.add(of(node, at, sums, interpolated, silent)));
        }
        return counted;
    }

    private static CountedHour of(
            EnergyNode node, Instant at, TreeSums sums, boolean interpolated, List<String> silent) {
        Optional<Measured> kwh = sums.entered(node);
        Optional<Measured> it = sums.it(node);
        Optional<Measured> pue = it.filter(used -> used.value() > 0).flatMap(used -> kwh.map(all -> all.over(used)));
        return new CountedHour(
                node.id(),
                at,
                amount(kwh),
                amount(it),
                pue.isPresent() ? OptionalDouble.of(pue.get().amount().plusMinus()) : OptionalDouble.empty(),
                interpolated,
                silent);
    }

    private static OptionalDouble amount(Optional<Measured> kwh) {
        return kwh.isPresent() ? OptionalDouble.of(kwh.get().value()) : OptionalDouble.empty();
    }
}
