package io.evenkeel.oncall.fakes;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The audit trail in memory. */
public final class RecordedAudit implements Audit {
    private final List<Act> acts = new CopyOnWriteArrayList<>();

    @Override
    public void record(Actor actor, String verb, String subject, Map<String, String> facts) {
        acts.add(new Act(
                acts.size() + 1L,
                Instant.EPOCH,
                actor.kind(),
                actor.id(),
                actor.name(),
                verb,
                subject,
                facts,
                Optional.empty()));
    }

    @Override
    public List<Act> list(Optional<String> subject, Optional<Long> before, int limit) {
        return acts.stream()
                .filter(act -> subject.isEmpty() || subject.get().equals(act.subject()))
                .toList();
    }

    public List<String> verbs() {
        return acts.stream().map(Act::verb).toList();
    }
}
