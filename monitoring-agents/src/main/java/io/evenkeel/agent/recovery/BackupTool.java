package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryResult;

/** An adapter: turns acts into fixed arguments of one program, and what it writes into results. Thread-safe. */
interface BackupTool<P extends Policy> {

    /**
     * @throws JobRefused when the policy does not allow the act, or the tool knows no such thing
     * @throws ToolFailed with the finding
     */
    RecoveryResult carryOut(P policy, RecoveryAct act, Telling telling) throws JobRefused, ToolFailed;
}
