package io.evenkeel.agent;

import java.util.Optional;

/**
 * Batches that wait to be sent, oldest first. One thread adds, another takes: it reads the oldest and settles it once the
 * server has answered, so that a backlog that outlives the process (on disk) loses nothing. Thread-safe.
 */
interface Backlog {

    /** Adds a batch, newer than all before; when there is no room, the oldest are dropped and counted. */
    void add(Batch batch);

    /** The oldest batch, which stays until it is settled. */
    Optional<Batch> oldest();

    /** Removes a batch that {@link #oldest} gave. */
    void settle(Batch batch);

    /** What the waiting batches take. */
    long bytes();

    /** Samples that wait. */
    long samples();

    /** Samples that were dropped so far. */
    long droppedSamples();

    /** Records of earlier runs that were found broken; none where nothing outlives the process. */
    default long tornRecords() {
        return 0;
    }
}
