package io.evenkeel.energy.internal;

import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter.Quantity;
import io.evenkeel.energy.Metered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names the meters that a figure could not be made of. */
final class SilentMeters {
    private static final int NAMED = 5;

    private SilentMeters() {}

    /** Those of the grid and of IT first, since a PUE needs them. */
    static List<String> of(EnergyTree tree, Map<String, Metered> said) {
        Set<String> needed = new TreeSet<>();
        tree.nodes().stream()
                .filter(node -> node.fedBy().isEmpty() || node.it().isPresent())
                .forEach(node -> needed.add(node.id()));
        List<String> first = new ArrayList<>();
        List<String> others = new ArrayList<>();
        tree.meters().stream()
                .filter(meter -> meter.quantity() != Quantity.WATER && !isWhole(said.get(meter.id())))
                .forEach(meter -> (needed.contains(meter.node()) ? first : others).add(meter.id()));
        return Stream.concat(first.stream(), others.stream()).limit(NAMED).toList();
    }

    private static boolean isWhole(@Nullable Metered metered) {
        return metered != null && metered.amount().isPresent();
    }
}
