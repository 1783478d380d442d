package io.evenkeel.change.internal;

import io.evenkeel.change.Change;
import io.evenkeel.change.Change.State;
import io.evenkeel.diagnosis.RecentChanges;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class RecentlyChanged implements RecentChanges {
    private final ChangeTable table;

    RecentlyChanged(ChangeTable table) {
        this.table = table;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RecentChange> on(Set<UUID> items, Instant from, Instant to) {
        return table.workedOn(items, from, to).stream()
                .map(change -> new RecentChange(
                        change.key(),
                        change.title(),
                        change.kind().word(),
                        change.startedAt().orElseThrow(),
                        change.endedAt(),
                        isBackedOut(change),
                        change.itemIds()))
                .toList();
    }

    /** A closed one that was backed out has steps back that somebody ticked off. */
    private static boolean isBackedOut(Change change) {
        return change.state() == State.BACKING_OUT
                || change.state() == State.BACKED_OUT
                || change.backOut().stream().anyMatch(Change.Stage::isDone);
    }
}
