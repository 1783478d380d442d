package io.evenkeel.energy.internal;

import io.evenkeel.energy.CarbonFactor;
import io.evenkeel.energy.Effectiveness;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.Meter.Quantity;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.NodeBalance.Amount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of a whole site. */
final class SiteFigures {
    private static final double LITRES = 1000;
    private static final Duration YEAR = Duration.ofDays(365);

    private SiteFigures() {}

    static Effectiveness of(
            EnergyTree tree,
            TreeSums sums,
            Map<String, Metered> metered,
            Duration span,
            Optional<CarbonFactor> carbon) {
        Optional<Measured> total = tree.root().flatMap(sums::entered);
        Optional<Measured> it = it(tree, sums);
        Optional<Measured> water = water(tree, metered).map(cubic -> cubic.times(LITRES));
        Optional<Double> kg = total.flatMap(kwh -> carbon.map(factor -> kwh.value() * factor.kgPerKwh()));
        return new Effectiveness(
                total.map(Measured::amount),
                it.map(Measured::amount),
                pue(tree, sums),
                sums.category(),
                span.compareTo(YEAR) < 0,
                water.flatMap(litres -> it.map(litres::over)).map(Measured::amount),
                kg,
                kg.flatMap(all -> it.map(kwh -> all / kwh.value())));
    }

    static Optional<Amount> pue(EnergyTree tree, TreeSums sums) {
        Optional<Measured> it = it(tree, sums);
        return tree.root()
                .flatMap(sums::entered)
                .flatMap(all -> it.map(all::over))
                .map(Measured::amount);
    }

    private static Optional<Measured> it(EnergyTree tree, TreeSums sums) {
        return tree.root().flatMap(sums::it).filter(kwh -> kwh.value() > 0);
    }

    /** All water meters together; empty where there is none, or one has a gap. */
    private static Optional<Measured> water(EnergyTree tree, Map<String, Metered> metered) {
        List<Meter> meters = tree.meters().stream()
                .filter(meter -> meter.quantity() == Quantity.WATER)
                .toList();
        Measured sum = Measured.NOTHING;
        for (Meter meter : meters) {
            Metered one = metered.get(meter.id());
            if (one == null || one.amount().isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(Measured.of(one.amount().getAsDouble(), meter.errorPercent()));
        }
        return meters.isEmpty() ? Optional.empty() : Optional.of(sum);
    }
}
