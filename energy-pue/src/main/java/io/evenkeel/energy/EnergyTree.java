package io.evenkeel.energy;

import io.evenkeel.energy.internal.TreeRules;
import java.util.List;
import java.util.Optional;

/**
 * What feeds what, and where it is metered. Immutable and sound: one root, no loop, every meter at a node, no IT boundary below
 * another.
 *
 * @param nodes at most 5,000
 * @param meters at most 5,000
 */
public record EnergyTree(List<EnergyNode> nodes, List<Meter> meters) {

    /** @throws io.evenkeel.audit.Refusal INVALID with the node or meter that is wrong */
    public EnergyTree {
        nodes = List.copyOf(nodes);
        meters = List.copyOf(meters);
        TreeRules.check(nodes, meters);
    }

    /** The grid; empty for a tree that nobody has drawn yet. */
    public Optional<EnergyNode> root() {
        return nodes.stream().filter(node -> node.fedBy().isEmpty()).findFirst();
    }

    /** What a node feeds, in the order of the tree. */
    public List<EnergyNode> fedBy(String id) {
        return nodes.stream()
                .filter(node -> node.fedBy().filter(id::equals).isPresent())
                .toList();
    }

    /** The meter of that id. */
    public Optional<Meter> meter(String id) {
        return meters.stream().filter(meter -> meter.id().equals(id)).findFirst();
    }
}
