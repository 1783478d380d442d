package io.evenkeel.console.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.TaskMoved;
import io.evenkeel.workflow.TaskReaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who reads one stream, and what is theirs. Used by the stream's own thread only. */
final class Reader {
    /** Groups and deputies are asked for again so often, not at each event. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(15);

    private final Actor actor;
    private final InstantSource clock;
    private final Kept<Predicate<TaskMoved>> tasks;
    private final Kept<Set<String>> groups;

    /** @param groups the teams that a person is in, and their role */
    Reader(Actor actor, TaskReaders tasks, Function<UUID, Set<String>> groups, InstantSource clock) {
        this.actor = actor;
        this.clock = clock;
        this.tasks = new Kept<>(() -> tasks.of(UUID.fromString(actor.id())));
        this.groups = new Kept<>(() -> groups.apply(UUID.fromString(actor.id())));
    }

    String name() {
        return actor.name();
    }

    boolean has(Right right) {
        return actor.has(right);
    }

    boolean is(UUID person) {
        return isPerson() && actor.id().equals(person.toString());
    }

    boolean isIn(String team) {
        return isPerson() && groups.known().contains(team);
    }

    boolean isConcernedBy(TaskMoved moved) {
        return isPerson() && actor.has(Right.WORK_TASKS) && tasks.known().test(moved);
    }

    private boolean isPerson() {
        return actor.kind() == Actor.Kind.PERSON;
    }

    /** What is asked for once and again after a while. */
    private final class Kept<T> {
        private final Supplier<T> ask;
        private @Nullable T value;
        private Instant until = Instant.MIN;

        Kept(Supplier<T> ask) {
            this.ask = ask;
        }

        T known() {
            T known = value;
            if (known == null || !clock.instant().isBefore(until)) {
                known = ask.get();
                value = known;
                until = clock.instant().plus(KNOWN_FOR);
            }
            return known;
        }
    }
}
