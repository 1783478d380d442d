package io.evenkeel.energy.internal.watch;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.EnergyWatch;
import io.evenkeel.energy.EnergyWatches;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class WatchService implements EnergyWatches {
    private static final int MOST = 200;
    private static final double MOST_KWH = 1e9;

    private final EnergyWatchRows rows;
    private final Energy energy;
    private final Audit audit;

    WatchService(EnergyWatchRows rows, Energy energy, Audit audit) {
        this.rows = rows;
        this.energy = energy;
        this.audit = audit;
    }

    @Override
    public List<EnergyWatch> all() {
        return rows.all();
    }

    @Override
    @Transactional
    public void keep(Actor actor, EnergyWatch watch) {
        actor.mustHave(Right.EDIT_ENERGY);
        check(watch);
        rows.keep(watch);
        audit.record(
                actor,
                "energy.watch",
                watch.node(),
                Map.of(
                        "most kWh an hour",
                        watch.mostKwh().isPresent()
                                ? Double.toString(watch.mostKwh().getAsDouble())
                                : "none",
                        "compares days",
                        Boolean.toString(watch.comparesDays())));
    }

    private void check(EnergyWatch watch) {
        if (energy.tree().tree().nodes().stream().noneMatch(node -> node.id().equals(watch.node()))) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "energy-node-unknown", "There is no such node in the tree. Load it again.");
        }
        if (watch.mostKwh().isPresent()
                && !(watch.mostKwh().getAsDouble() > 0 && watch.mostKwh().getAsDouble() <= MOST_KWH)) {
            throw wrong("The limit of an hour must be above 0 kWh.", "mostKwh");
        }
        if (watch.mostKwh().isEmpty() && !watch.comparesDays()) {
            throw wrong("Give a limit, or compare days, or take the watch away.", "mostKwh");
        }
        List<String> nodes = rows.nodes();
        if (nodes.size() >= MOST && !nodes.contains(watch.node())) {
            throw wrong("200 nodes are watched already. Take one away first.", "node");
        }
    }

    @Override
    @Transactional
    public void remove(Actor actor, String node) {
        actor.mustHave(Right.EDIT_ENERGY);
        if (!rows.remove(node)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "energy-watch-unknown", "This node is not watched. Load the list again.");
        }
        audit.record(actor, "energy.unwatch", node, Map.of());
    }

    private static Refusal wrong(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "energy-watch-invalid", sentence, field);
    }
}
