/**
 * What must be recoverable, and the proof that it is. A policy says which item is protected, by which tool on which host, and
 * what is promised. At the times of its calendar a job waits for the host's agent, which fetches it signed, carries it out as
 * far as its own {@code jobs.conf} allows, and tells how it ended. Owns policies, jobs and the record of copies; the copies
 * themselves, the repositories and their secrets are known to the hosts alone.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "fleet", "inventory", "alerting", "protocol"})
@NullMarked
package io.evenkeel.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
