package io.evenkeel.energy.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.CarbonFactor;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.Reading;
import io.evenkeel.energy.internal.modbus.MeterTroubles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class EnergyService implements Energy {
    private static final double MOST_METER_DAYS = 70_000;
    private static final double HOURS_A_DAY = 24;
    private static final int MOST_HOURS = 744;

    private final TreeRows trees;
    private final ReadingRows rows;
    private final MeterReadings readings;
    private final MeterTroubles troubles;
    private final HourRows hours;
    private final PueHours pues;
    private final Audit audit;
    private final InstantSource clock;

    EnergyService(
            TreeRows trees,
            ReadingRows rows,
            MeterReadings readings,
            MeterTroubles troubles,
            HourRows hours,
            PueHours pues,
            Audit audit,
            InstantSource clock) {
        this.trees = trees;
        this.rows = rows;
        this.readings = readings;
        this.troubles = troubles;
        this.hours = hours;
        this.pues = pues;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public StoredTree tree() {
        return trees.stored();
    }

    @Override
    @Transactional
    public StoredTree arrange(Actor actor, EnergyTree tree, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_ENERGY);
        long version = trees.lock();
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != version) {
            throw new Refusal(
                    Refusal.Kind.OUT_OF_DATE,
                    "energy-tree-changed",
                    "Not saved: somebody changed the tree since you opened it (version " + version
                            + "). Load it again and repeat your change.");
        }
        trees.replace(tree);
        audit.record(
                actor,
                "energy.arrange",
                "tree",
                Map.of(
                        "nodes", Integer.toString(tree.nodes().size()),
                        "meters", Integer.toString(tree.meters().size())));
        return new StoredTree(tree, version + 1);
    }

    @Override
    @Transactional
    public int enter(Actor actor, String meter, List<Reading> entered) {
        actor.mustHave(Right.EDIT_ENERGY);
        Meter described = trees.tree()
                .meter(meter)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "energy-meter-unknown",
                        "There is no meter " + TreeRules.cut(meter) + " in the tree."));
        if (!(described.source() instanceof MeterSource.ByHand)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "energy-meter-not-by-hand",
                    "The meter " + meter + " is read from measurements; only one that people read takes readings.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        EnteredReadings.check(entered, now);
        rows.enter(meter, entered, now, actor.name());
        countAgain(meter, entered);
        audit.record(
                actor,
                "energy.enter-readings",
                meter,
                Map.of(
                        "readings", Integer.toString(entered.size()),
                        "first", entered.getFirst().toString(),
                        "last", entered.getLast().toString()));
        return entered.size();
    }

    /** From the reading before on, since a counter that is read tells of the time since then. */
    private void countAgain(String meter, List<Reading> entered) {
        Instant first =
                entered.stream().map(Reading::at).min(Instant::compareTo).orElseThrow();
        hours.countAgainFrom(rows.before(meter, first).orElse(first));
    }

    @Override
    @Transactional
    public void carbon(Actor actor, CarbonFactor factor) {
        actor.mustHave(Right.EDIT_ENERGY);
        EnteredReadings.check(factor);
        rows.carbon(factor);
        audit.record(
                actor,
                "energy.carbon-factor",
                Integer.toString(factor.year()),
                Map.of("kg per kWh", Double.toString(factor.kgPerKwh()), "source", factor.source()));
    }

    @Override
    public EnergyPicture picture(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new Refusal(Refusal.Kind.INVALID, "energy-span-wrong", "The span must end after it begins.", "to");
        }
        EnergyTree tree = trees.tree();
        Duration span = Duration.between(from, to);
        mustBeBounded(span, tree);
        Map<String, Metered> metered = readings.of(tree.meters(), from, to);
        Optional<CarbonFactor> carbon =
                rows.carbon(from.atOffset(ZoneOffset.UTC).getYear());
        Map<String, MeterTrouble> silent = troubles.of(tree.meters());
        var sums = new TreeSums(tree, metered);
        return new EnergyPicture(
                from,
                to,
                SiteFigures.of(tree, sums, metered, span, carbon),
                sums.balances(),
                tree.meters().stream()
                        .map(meter -> new MeterSaid(
                                meter.id(),
                                Objects.requireNonNull(metered.get(meter.id())),
                                Optional.ofNullable(silent.get(meter.id()))))
                        .toList(),
                carbon);
    }

    private static void mustBeBounded(Duration span, EnergyTree tree) {
        if (span.toHours() / HOURS_A_DAY * tree.meters().size() > MOST_METER_DAYS) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "energy-span-too-long",
                    "That is more than 70,000 days of meters. Ask for a shorter span.",
                    "period");
        }
    }

    @Override
    public List<EnergyHour> hours(Instant from, int hours) {
        if (hours < 1 || hours > MOST_HOURS) {
            throw new Refusal(Refusal.Kind.INVALID, "energy-span-wrong", "Ask for 1 hour to 31 days.", "days");
        }
        EnergyTree tree = trees.tree();
        mustBeBounded(Duration.ofHours(hours), tree);
        return pues.of(tree, from, hours);
    }
}
