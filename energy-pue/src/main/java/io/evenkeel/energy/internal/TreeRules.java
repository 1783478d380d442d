package io.evenkeel.energy.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.Meter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a tree of energy must be to be added up. */
public final class TreeRules {
    private static final int MOST = 5_000;
    private static final int DEEPEST = 40;
    private static final int LONGEST_NAME = 120;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private TreeRules() {}

    /** @throws Refusal INVALID, naming what is wrong */
    public static void check(List<EnergyNode> nodes, List<Meter> meters) {
        if (nodes.size() > MOST || meters.size() > MOST) {
            throw wrong("The tree takes at most 5,000 nodes and 5,000 meters.", "nodes");
        }
        Map<String, EnergyNode> byId = new HashMap<>();
        for (EnergyNode node : nodes) {
            named(node);
            if (byId.put(node.id(), node) != null) {
                throw wrong("Two nodes are called " + node.id() + "; give one another id.", "nodes");
            }
        }
        rooted(nodes, byId);
        nodes.forEach(node -> climb(node, byId));
        MeterRules.check(meters, byId.keySet());
    }

    private static void named(EnergyNode node) {
        mustBeId(node.id(), "nodes");
        if (node.name().isBlank() || node.name().length() > LONGEST_NAME) {
            throw wrong("The node " + node.id() + " needs a name of 1 to 120 characters.", "nodes");
        }
    }

    static void mustBeId(String id, String field) {
        if (!ID.matcher(id).matches()) {
            throw wrong(
                    "The id \"" + cut(id) + "\" must have 1 to 60 of a-z, 0-9, dot, dash and underscore,"
                            + " a letter or digit first.",
                    field);
        }
    }

    private static void rooted(List<EnergyNode> nodes, Map<String, EnergyNode> byId) {
        long roots = nodes.stream().filter(node -> node.fedBy().isEmpty()).count();
        if (!nodes.isEmpty() && roots != 1) {
            throw wrong("One node, the grid, is fed by nothing; here are " + roots + ".", "nodes");
        }
        for (EnergyNode node : nodes) {
            Optional<String> missing = node.fedBy().filter(above -> !byId.containsKey(above));
            if (missing.isPresent()) {
                throw wrong(
                        "The node " + node.id() + " is fed by " + cut(missing.get()) + ", which is not in the tree.",
                        "nodes");
            }
        }
    }

    /** From a node to the grid: no loop, and at most one boundary of IT on the way. */
    private static void climb(EnergyNode node, Map<String, EnergyNode> byId) {
        Set<String> seen = new HashSet<>();
        int boundaries = 0;
        Optional<EnergyNode> at = Optional.of(node);
        while (at.isPresent()) {
            EnergyNode here = at.get();
            if (!seen.add(here.id())) {
                throw wrong("The node " + node.id() + " feeds itself: there is a loop.", "nodes");
            }
            if (seen.size() > DEEPEST) {
                throw wrong("The node " + node.id() + " is more than 40 nodes below the grid.", "nodes");
            }
            boundaries += here.it().isPresent() ? 1 : 0;
            at = here.fedBy().map(byId::get);
        }
        if (boundaries > 1) {
            throw wrong("IT is measured at " + node.id() + " and again above it; it would be counted twice.", "nodes");
        }
    }

    static Refusal wrong(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "energy-tree-invalid", sentence, field);
    }

    static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
