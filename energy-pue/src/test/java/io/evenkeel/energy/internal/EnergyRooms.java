package io.evenkeel.energy.internal;

import io.evenkeel.alerting.RoomAlerts;
import io.evenkeel.audit.Actor;
import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.EnergyNode.ItBoundary;
import io.evenkeel.energy.EnergyNode.Kind;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The room beside those of {@link io.evenkeel.oncall.fakes.TestRooms}; measurements are told by the test. Not a configuration by
 * annotation, so that scans of the rooms above do not find it.
 */
@ComponentScan("io.evenkeel.energy.internal")
public class EnergyRooms {

    @Bean
    ToldMeasurements told() {
        return new ToldMeasurements();
    }

    @Bean
    RaisedAlerts alerts() {
        return new RaisedAlerts();
    }

    /** What the room that raises alerts would hear. */
    static final class RaisedAlerts implements RoomAlerts {
        final List<Held> all = new ArrayList<>();

        @Override
        public void hold(Actor actor, List<Held> held, Duration time) {
            all.addAll(held);
        }
    }

    /** A grid and a hall of IT below it, and whatever else. */
    public static EnergyTree site(List<EnergyNode> more, Meter... meters) {
        List<EnergyNode> nodes = new ArrayList<>(List.of(
                new EnergyNode("grid", "Grid", Optional.empty(), Kind.GRID, Optional.empty()),
                new EnergyNode("hall", "Hall", Optional.of("grid"), Kind.PDU, Optional.of(ItBoundary.PDU_OUTPUT))));
        nodes.addAll(more);
        return new EnergyTree(nodes, List.of(meters));
    }

    /** The meter of a node: of half a percent, and stuck after two days. */
    public static Meter meter(String node, MeterSource source, Meter.Unit unit, Duration longestGap) {
        return meter(node, source, unit, longestGap, Duration.ofDays(2));
    }

    static Meter meter(String node, MeterSource source, Meter.Unit unit, Duration longestGap, Duration stuckAfter) {
        return new Meter(
                node + "-m", node, source, unit, 1, 0.5, OptionalDouble.empty(), 20_000, longestGap, stuckAfter, false);
    }
}
