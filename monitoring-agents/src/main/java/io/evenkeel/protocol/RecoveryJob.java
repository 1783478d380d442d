package io.evenkeel.protocol;

import java.time.Instant;

/**
 * One request to one host, never a command line. The host carries it out when it is signed by its server, in time, new, and
 * within what the host's own {@code jobs.conf} allows.
 *
 * @param host the name under which the host has joined
 * @param number grows from job to job of one host; one that is not larger than the last is a replay
 * @param expires whole seconds; after it the host refuses
 * @param adapter {@code restic}, {@code pgbackrest} or {@code evenkeel}
 * @param policy the name of a section in the host's {@code jobs.conf}
 */
public record RecoveryJob(String host, long number, Instant expires, String adapter, String policy, RecoveryAct act) {}
