package io.evenkeel.recovery;

import io.evenkeel.audit.Actor;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.SignedJob;
import java.util.Optional;

/** What a host's agent asks and tells. Needs {@code REPORT_HOST}, and is about the actor's own host only. Thread-safe. */
public interface AgentJobs {

    /**
     * The job that waits longest. Whoever asks has no job: one that was given out and heard of before is lost, one that was never
     * heard of is given out again with another number.
     */
    Optional<SignedJob> take(Actor agent);

    /**
     * @param number the job's; what is told of a job that has ended is forgotten
     * @return whether the host is to break it off and clean up; only ever of a drill
     */
    boolean heard(Actor agent, long number, RecoveryNews news);

    /** The public half of the key that signs jobs, as {@code jobs.conf} has it: X.509, base64. */
    String publicKey();
}
