/**
 * What must be recoverable, and the proof that it is. A policy says which item is protected, by which tool on which host, and
 * what is promised. At the times of its calendar a job waits for the host's agent, which fetches it signed, carries it out as
 * far as its own {@code jobs.conf} allows, and tells how it ended. Restore drills prove the copies: asked for by hand or by a
 * calendar, approved, carried out by the host in one job, measured against the promise, and frozen as a report. Owns
 * policies, jobs, drills and the record of copies; the copies themselves, the repositories and their secrets are known to
 * the hosts alone.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "identity",
            "notify",
            "oncall",
            "fleet",
            "inventory",
            "alerting",
            "telemetry",
            "reporting",
            "workflow",
            "problem",
            "change",
            "protocol"
        })
@NullMarked
package io.evenkeel.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
