package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryResult.Reason;
import io.evenkeel.protocol.SignedJob;
import java.io.IOException;
import java.time.InstantSource;

/** Lets in each job once: signed by the server, for this host, in time, and newer than all before it. Thread-safe. */
final class JobGate {

    private final String host;
    private final JobNumbers numbers;
    private final InstantSource clock;

    JobGate(String host, JobNumbers numbers, InstantSource clock) {
        this.host = host;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Nothing of a body is looked at before its signature is known to be good. */
    RecoveryJob admit(SignedJob signed, JobRules rules) throws JobRefused {
        if (rules.key().isEmpty()) {
            throw JobRefused.notAllowed(host + " carries out no jobs: its jobs.conf names no server's key");
        }
        if (!signed.isBy(rules.key().get())) {
            throw new JobRefused(
                    Reason.WRONG_SIGNATURE, "the job is not signed by the server that jobs.conf of " + host + " names");
        }
        RecoveryJob job = read(signed);
        if (!job.host().equals(host)) {
            throw new JobRefused(Reason.WRONG_HOST, "the job is for " + job.host() + ", and this is " + host);
        }
        if (!clock.instant().isBefore(job.expires())) {
            throw new JobRefused(
                    Reason.EXPIRED,
                    "job " + job.number() + " was to be begun before " + job.expires() + "; it is " + clock.instant()
                            + " on " + host);
        }
        spend(job.number());
        return job;
    }

    private static RecoveryJob read(SignedJob signed) throws JobRefused {
        try {
            return signed.job();
        } catch (IllegalArgumentException e) {
            throw new JobRefused(Reason.UNREADABLE, "the job can't be read: " + e.getMessage());
        }
    }

    private void spend(long number) throws JobRefused {
        try {
            if (!numbers.spend(number)) {
                throw new JobRefused(
                        Reason.REPLAYED, "job " + number + " or a later one was carried out on " + host + " already");
            }
        } catch (IOException e) {
            throw new JobRefused(
                    Reason.REPLAYED, host + " can't note job " + number + ", so it is not begun: " + e.getMessage());
        }
    }
}
