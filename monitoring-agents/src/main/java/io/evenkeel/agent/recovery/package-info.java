/**
 * Backups and restores by tools of others. A {@link io.evenkeel.protocol.SignedJob} goes through
 * {@link io.evenkeel.agent.recovery.JobGate} (signature, host, time, number), is looked up in {@code jobs.conf}
 * ({@link io.evenkeel.agent.recovery.JobRules}), becomes fixed arguments by an adapter, and runs under
 * {@link io.evenkeel.agent.recovery.GuardedTool}. The door is {@link io.evenkeel.agent.recovery.RecoveryJobs}.
 */
@NullMarked
package io.evenkeel.agent.recovery;

import org.jspecify.annotations.NullMarked;
