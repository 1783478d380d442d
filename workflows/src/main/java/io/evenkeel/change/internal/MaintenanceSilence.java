package io.evenkeel.change.internal;

import io.evenkeel.alerting.Silences;
import io.evenkeel.alerting.Silences.Silence;
import io.evenkeel.alerting.Silences.State;
import io.evenkeel.audit.Actor;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.inventory.ItemLabels;
import io.evenkeel.inventory.ItemLabels.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Mutes the alerts of exactly a change's items while it is carried out. The silences carry the window's end themselves, so
 * that they lift also when nobody ends the change, the process is lost, or the server is down at that moment.
 */
@Component
class MaintenanceSilence {
    private final Silences silences;
    private final ItemLabels labels;

    MaintenanceSilence(Silences silences, ItemLabels labels) {
        this.silences = silences;
        this.labels = labels;
    }

    /** @param unmutable names of items that no labels tell apart */
    record Opened(List<UUID> silences, List<String> unmutable) {}

    Opened open(Change change, Instant now) {
        List<UUID> opened = new ArrayList<>();
        List<String> unmutable = new ArrayList<>();
        for (ChangedItem item : change.items()) {
            List<Way> ways = labels.of(item.id());
            if (ways.isEmpty()) {
                unmutable.add(item.name());
            }
            ways.forEach(way -> opened.add(silences.put(
                    self(),
                    Optional.empty(),
                    new Silences.Draft(
                            LabelMatchers.of(way),
                            now,
                            change.window().to(),
                            change.key() + " " + change.title() + " (" + item.name() + ")"))));
        }
        return new Opened(opened, unmutable);
    }

    /** @return the silences in force: one that had lifted itself gives way to a new one */
    List<UUID> extend(Stored stored, Instant to, Instant now) {
        return stored.silences().stream()
                .flatMap(id -> silences.find(id).stream())
                .map(silence -> silences.put(
                        self(),
                        Optional.of(silence.id()),
                        new Silences.Draft(silence.matchers(), startOf(silence, now), to, silence.comment())))
                .toList();
    }

    /** What has lifted itself mutes again from now on, not for the time between. */
    private static Instant startOf(Silence silence, Instant now) {
        return silence.state(now) == State.EXPIRED ? now : silence.startsAt();
    }

    /** Lifts what is not over yet. */
    void lift(Stored stored, Instant now) {
        stored.silences().stream()
                .flatMap(id -> silences.find(id).stream())
                .filter(silence -> silence.state(now) != State.EXPIRED)
                .forEach(silence -> silences.expire(self(), silence.id()));
    }

    /** Who plans changes need not have the right to mute anything else. */
    private static Actor self() {
        return Actor.system("change");
    }
}
