package io.evenkeel.console.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.TaskMoved;
import io.evenkeel.workflow.TaskReaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who reads one stream, and what is theirs. Used by the stream's own thread only. */
final class Reader {
    /** Groups and deputies are asked for again so often, not at each event. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(15);

    private final Actor actor;
    private final TaskReaders tasks;
    private final InstantSource clock;
    private @Nullable Predicate<TaskMoved> own;
    private Instant knownUntil = Instant.MIN;

    Reader(Actor actor, TaskReaders tasks, InstantSource clock) {
        this.actor = actor;
        this.tasks = tasks;
        this.clock = clock;
    }

    String name() {
        return actor.name();
    }

    boolean has(Right right) {
        return actor.has(right);
    }

    boolean is(UUID person) {
        return actor.kind() == Actor.Kind.PERSON && actor.id().equals(person.toString());
    }

    boolean isConcernedBy(TaskMoved moved) {
        if (actor.kind() != Actor.Kind.PERSON || !actor.has(Right.WORK_TASKS)) {
            return false;
        }
        Predicate<TaskMoved> known = own;
        if (known == null || !clock.instant().isBefore(knownUntil)) {
            known = tasks.of(UUID.fromString(actor.id()));
            own = known;
            knownUntil = clock.instant().plus(KNOWN_FOR);
        }
        return known.test(moved);
    }
}
