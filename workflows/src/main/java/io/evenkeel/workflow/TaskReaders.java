package io.evenkeel.workflow;

import java.util.UUID;
import java.util.function.Predicate;

/** Whom the inbox shows what. Thread-safe. */
public interface TaskReaders {

    /**
     * What concerns this person now: they have it, it waits for them or a group of theirs, for somebody they stand in for,
     * or they asked for it. Holds for as long as groups and deputies stay the same; ask again after some seconds.
     */
    Predicate<TaskMoved> of(UUID person);
}
