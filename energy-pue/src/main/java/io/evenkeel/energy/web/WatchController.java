package io.evenkeel.energy.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.EnergyWatch;
import io.evenkeel.energy.EnergyWatches;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What of which node raises an alert. */
@RestController
@RequestMapping("/api/energy/watches")
class WatchController {
    private final EnergyWatches watches;

    WatchController(EnergyWatches watches) {
        this.watches = watches;
    }

    record EnergyWatchesAnswer(List<EnergyWatchAnswer> items) {}

    /** @param mostKwh of an hour; none where no limit holds */
    record EnergyWatchAnswer(String node, Optional<Double> mostKwh, boolean comparesDays) {

        static EnergyWatchAnswer of(EnergyWatch watch) {
            return new EnergyWatchAnswer(
                    watch.node(), watch.mostKwh().stream().boxed().findFirst(), watch.comparesDays());
        }
    }

    record EnergyWatchRequest(
            @Nullable Double mostKwh, @Nullable Boolean comparesDays) {}

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    EnergyWatchesAnswer all() {
        return new EnergyWatchesAnswer(
                watches.all().stream().map(EnergyWatchAnswer::of).toList());
    }

    @PutMapping("/{node}")
    @Needs(Right.EDIT_ENERGY)
    EnergyWatchAnswer keep(Actor actor, @PathVariable String node, @RequestBody EnergyWatchRequest body) {
        var watch = new EnergyWatch(
                node,
                body.mostKwh() == null ? OptionalDouble.empty() : OptionalDouble.of(body.mostKwh()),
                Boolean.TRUE.equals(body.comparesDays()));
        watches.keep(actor, watch);
        return EnergyWatchAnswer.of(watch);
    }

    @DeleteMapping("/{node}")
    @Needs(Right.EDIT_ENERGY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable String node) {
        watches.remove(actor, node);
    }
}
