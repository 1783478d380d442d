package io.evenkeel.energy.internal;

import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.Meter.Quantity;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.NodeBalance;
import io.evenkeel.energy.NodeBalance.Closing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Energies of a span, node by node. What is not known stays unknown up to the grid; nothing is spread over what has no meter. */
final class TreeSums {
    private final Map<String, Metered> metered;
    private final Map<String, List<EnergyNode>> children = new HashMap<>();
    private final Map<String, List<Meter>> meters = new HashMap<>();
    private final Map<String, Optional<Measured>> entered = new HashMap<>();
    private final Map<String, Optional<Measured>> it = new HashMap<>();
    private final List<EnergyNode> nodes;

    /** @param metered by meter; one that is left out has a gap */
    TreeSums(EnergyTree tree, Map<String, Metered> metered) {
        this.metered = metered;
        this.nodes = tree.nodes();
        for (EnergyNode node : nodes) {
            node.fedBy()
                    .ifPresent(above -> children.computeIfAbsent(above, _ -> new ArrayList<>())
                            .add(node));
        }
        for (Meter meter : tree.meters()) {
            if (meter.quantity() != Quantity.WATER) {
                meters.computeIfAbsent(meter.node(), _ -> new ArrayList<>()).add(meter);
            }
        }
    }

    /** In the order of the tree. */
    List<NodeBalance> balances() {
        return nodes.stream().map(this::balance).toList();
    }

    /** What entered a node. */
    Optional<Measured> entered(EnergyNode node) {
        Optional<Measured> known = entered.get(node.id());
        if (known == null) {
            known = byMeter(node) ? sumOfMeters(node) : below(node);
            entered.put(node.id(), known);
        }
        return known;
    }

    /** What entered IT at a node and below it; empty where it is not known or there is none. */
    Optional<Measured> it(EnergyNode node) {
        Optional<Measured> known = it.get(node.id());
        if (known == null) {
            known = node.it().isPresent() ? entered(node) : itBelow(node);
            it.put(node.id(), known);
        }
        return known;
    }

    private Optional<Measured> itBelow(EnergyNode node) {
        List<EnergyNode> withIt = under(node).stream().filter(this::hasIt).toList();
        return withIt.isEmpty()
                ? Optional.empty()
                : sum(withIt.stream().map(this::it).toList());
    }

    /** The weakest category at which IT is measured. */
    OptionalInt category() {
        return nodes.stream()
                .flatMap(node -> node.it().stream())
                .mapToInt(EnergyNode.ItBoundary::category)
                .min();
    }

    private boolean hasIt(EnergyNode node) {
        return node.it().isPresent() || under(node).stream().anyMatch(this::hasIt);
    }

    private NodeBalance balance(EnergyNode node) {
        Optional<Measured> enters = entered(node);
        Optional<Measured> leaves = below(node);
        Optional<Measured> loss = byMeter(node) ? enters.flatMap(all -> leaves.map(all::minus)) : Optional.empty();
        Optional<Measured> used = it(node).filter(kwh -> kwh.value() > 0);
        return new NodeBalance(
                node.id(),
                enters.map(Measured::amount),
                byMeter(node),
                leaves.map(Measured::amount),
                loss.map(Measured::amount),
                closing(node, loss),
                enters.flatMap(all -> used.map(all::over)).map(Measured::amount),
                silent(node));
    }

    private Closing closing(EnergyNode node, Optional<Measured> loss) {
        if (under(node).isEmpty()) {
            return Closing.LEAF;
        }
        return loss.map(Measured::amount)
                .map(kwh -> kwh.value() < -kwh.plusMinus() ? Closing.GAINS : Closing.CLOSES)
                .orElse(Closing.OPEN);
    }

    private Optional<Measured> below(EnergyNode node) {
        List<EnergyNode> under = under(node);
        return under.isEmpty()
                ? Optional.empty()
                : sum(under.stream().map(this::entered).toList());
    }

    private Optional<Measured> sumOfMeters(EnergyNode node) {
        return sum(metersOf(node).stream().map(this::reading).toList());
    }

    private Optional<Measured> reading(Meter meter) {
        OptionalDouble amount = Optional.ofNullable(metered.get(meter.id()))
                .map(Metered::amount)
                .orElse(OptionalDouble.empty());
        return amount.isPresent()
                ? Optional.of(Measured.of(amount.getAsDouble(), meter.errorPercent()))
                : Optional.empty();
    }

    private static Optional<Measured> sum(List<Optional<Measured>> parts) {
        return parts.stream()
                .reduce(Optional.of(Measured.NOTHING), (all, part) -> all.flatMap(sum -> part.map(sum::plus)));
    }

    private List<String> silent(EnergyNode node) {
        return metersOf(node).stream()
                .filter(meter -> reading(meter).isEmpty())
                .map(Meter::id)
                .toList();
    }

    private boolean byMeter(EnergyNode node) {
        return meters.containsKey(node.id());
    }

    private List<Meter> metersOf(EnergyNode node) {
        return meters.getOrDefault(node.id(), List.of());
    }

    private List<EnergyNode> under(EnergyNode node) {
        return children.getOrDefault(node.id(), List.of());
    }
}
