package io.evenkeel.energy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.CarbonFactor;
import io.evenkeel.energy.Effectiveness;
import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.EnergyNode.ItBoundary;
import io.evenkeel.energy.EnergyNode.Kind;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.Meter.Unit;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.NodeBalance;
import io.evenkeel.energy.NodeBalance.Closing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What enters a node is what it loses and what it feeds. */
class TreeSumsTests {
    private static final List<EnergyNode> SMALL = List.of(
            node("grid", null, null),
            node("ups", "grid", null),
            node("hall", "ups", ItBoundary.UPS_OUTPUT),
            node("cooling", "grid", null));

    private static EnergyNode node(String id, @Nullable String above, @Nullable ItBoundary it) {
        return new EnergyNode(id, id, Optional.ofNullable(above), Kind.OTHER, Optional.ofNullable(it));
    }

    private static Meter meter(String node, Unit unit) {
        return new Meter(
                node + "-m",
                node,
                new MeterSource.ByHand(),
                unit,
                1,
                0.5,
                OptionalDouble.empty(),
                1e6,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                false);
    }

    private static Metered amount(double kwh) {
        return new Metered(OptionalDouble.of(kwh), kwh, List.of(), Set.of());
    }

    private static EnergyTree small() {
        return new EnergyTree(
                SMALL, SMALL.stream().map(node -> meter(node.id(), Unit.KWH)).toList());
    }

    private static Map<String, Metered> read(double grid, double ups, double hall, double cooling) {
        return new HashMap<>(Map.of(
                "grid-m", amount(grid), "ups-m", amount(ups), "hall-m", amount(hall), "cooling-m", amount(cooling)));
    }

    private static NodeBalance of(EnergyTree tree, Map<String, Metered> metered, String node) {
        return new TreeSums(tree, metered)
                .balances().stream()
                        .filter(one -> one.node().equals(node))
                        .findFirst()
                        .orElseThrow();
    }

    private static Effectiveness figures(EnergyTree tree, Map<String, Metered> metered, Optional<CarbonFactor> carbon) {
        return SiteFigures.of(tree, new TreeSums(tree, metered), metered, Duration.ofDays(31), carbon);
    }

    @Test
    void pueIsWhatTheGridGivesOverWhatItTakes() {
        Effectiveness site = figures(small(), read(1_300, 1_050, 1_000, 240), Optional.empty());
        assertThat(site.pue().orElseThrow().value()).isCloseTo(1.3, within(1e-12));
        assertThat(site.category()).hasValue(1);
        assertThat(site.interim()).isTrue();
        // Two meters of class 0.5: 2 · 1.3 · √2 · 0.005/√3.
        assertThat(site.pue().orElseThrow().plusMinus()).isCloseTo(0.010614, within(1e-6));
    }

    @Test
    void aGapAnywhereBelowTheGridLeavesPueOfTheGridMeterAlone() {
        Map<String, Metered> read = read(1_300, 1_050, 1_000, 240);
        read.remove("cooling-m");
        assertThat(figures(small(), read, Optional.empty()).pue()).isPresent();
        assertThat(of(small(), read, "grid").loss()).isEmpty();
        assertThat(of(small(), read, "grid").closing()).isEqualTo(Closing.OPEN);
        assertThat(of(small(), read, "cooling").silent()).containsExactly("cooling-m");
    }

    @Test
    void aGapAtItLeavesNoPue() {
        Map<String, Metered> read = read(1_300, 1_050, 1_000, 240);
        read.remove("hall-m");
        assertThat(figures(small(), read, Optional.empty()).pue()).isEmpty();
    }

    @Test
    void childrenThatTakeMoreThanTheirParentGivesAreFound() {
        assertThat(of(small(), read(1_300, 1_050, 1_100, 240), "ups").closing()).isEqualTo(Closing.GAINS);
        assertThat(of(small(), read(1_300, 1_050, 1_053, 240), "ups").closing()).isEqualTo(Closing.CLOSES);
    }

    @Test
    void carbonIsGivenOnlyWithAFactor() {
        Map<String, Metered> read = read(1_300, 1_050, 1_000, 240);
        assertThat(figures(small(), read, Optional.empty()).cue()).isEmpty();
        assertThat(figures(small(), read, Optional.of(new CarbonFactor(2025, 0.5, "made up")))
                        .cue())
                .hasValueSatisfying(cue -> assertThat(cue).isCloseTo(0.65, within(1e-12)));
    }

    @Test
    void waterIsCountedInLitresForEachKilowattHourOfIt() {
        List<Meter> meters = new ArrayList<>(small().meters());
        Meter water = meter("cooling", Unit.CUBIC_METRE);
        meters.add(new Meter(
                "water",
                "cooling",
                water.source(),
                Unit.CUBIC_METRE,
                1,
                2,
                water.wrapsAt(),
                1e3,
                water.longestGap(),
                water.stuckAfter(),
                true));
        Map<String, Metered> read = read(1_300, 1_050, 1_000, 240);
        read.put("water", amount(1.8));
        Effectiveness site = figures(new EnergyTree(SMALL, meters), read, Optional.empty());
        assertThat(site.wue().orElseThrow().value()).isCloseTo(1.8, within(1e-12));
    }

    @Test
    void withoutItsOwnMeterANodeIsTheSumOfWhatItFeedsAndItsLossUnknown() {
        EnergyTree tree = new EnergyTree(
                SMALL,
                small().meters().stream()
                        .filter(meter -> !meter.node().equals("ups"))
                        .toList());
        NodeBalance ups = of(tree, read(1_300, 0, 1_000, 240), "ups");
        assertThat(ups.entered().orElseThrow().value()).isEqualTo(1_000);
        assertThat(ups.byMeter()).isFalse();
        assertThat(ups.loss()).isEmpty();
    }

    @Test
    void inAnyTreeWhatIsFedAndLostIsWhatEntered() {
        Random random = seeded();
        for (int round = 0; round < 200; round++) {
            EnergyTree tree = randomTree(random);
            Map<String, Metered> metered = new HashMap<>();
            for (Meter meter : tree.meters()) {
                if (random.nextInt(8) > 0) {
                    metered.put(meter.id(), amount(random.nextDouble() * 1_000));
                }
            }
            for (NodeBalance node : new TreeSums(tree, metered).balances()) {
                node.loss()
                        .ifPresent(loss -> assertThat(node.below().orElseThrow().value() + loss.value())
                                .isCloseTo(node.entered().orElseThrow().value(), within(1e-6)));
                assertThat(node.byMeter()
                                && !node.silent().isEmpty()
                                && node.entered().isPresent())
                        .as("a silent meter's node has no amount")
                        .isFalse();
            }
        }
    }

    private static EnergyTree randomTree(Random random) {
        List<EnergyNode> nodes = new ArrayList<>(List.of(node("n0", null, null)));
        List<Meter> meters = new ArrayList<>();
        for (int i = 1; i < 2 + random.nextInt(40); i++) {
            nodes.add(node("n" + i, "n" + Math.max(0, i - 1 - random.nextInt(6)), null));
        }
        for (EnergyNode node : nodes) {
            if (random.nextInt(4) > 0) {
                meters.add(meter(node.id(), Unit.KWH));
            }
        }
        return new EnergyTree(nodes, meters);
    }

    private static Random seeded() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        return new Random(seed);
    }

    @Test
    void aLoopIsRefusedByName() {
        refused(List.of(node("grid", null, null), node("a", "b", null), node("b", "a", null)), "a feeds itself");
    }

    @Test
    void twoGridsAreRefused() {
        refused(List.of(node("grid", null, null), node("other", null, null)), "here are 2");
    }

    @Test
    void itMeasuredTwiceOnOneWayIsRefused() {
        refused(
                List.of(
                        node("grid", null, null),
                        node("pdu", "grid", ItBoundary.PDU_OUTPUT),
                        node("rack", "pdu", ItBoundary.EQUIPMENT)),
                "counted twice");
    }

    @Test
    void aMeterAtNoNodeIsRefused() {
        assertThatThrownBy(() -> new EnergyTree(SMALL, List.of(meter("nowhere", Unit.KW))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nowhere-m is at nowhere, which is no node");
    }

    private static void refused(List<EnergyNode> nodes, String said) {
        assertThatThrownBy(() -> new EnergyTree(nodes, List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(said);
    }
}
