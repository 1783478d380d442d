package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.Refused;
import io.evenkeel.recovery.RecoveryRun.Outcome;
import java.util.Optional;

/** How a job ended, as its row has it. */
record Ending(Outcome outcome, Optional<String> code, Optional<String> sentence) {
    private static final int LONGEST_SENTENCE = 2_000;

    static Ending of(RecoveryResult result) {
        return switch (result) {
            case Failed(var finding) -> bad(Outcome.FAILED, finding.code().id(), finding.sentence());
            case Refused(var reason, var sentence) -> bad(Outcome.REFUSED, reason.id(), sentence);
            case RecoveryResult.BackupMade _,
                    RecoveryResult.CopiesListed _,
                    RecoveryResult.Verified _,
                    RecoveryResult.Restored _,
                    RecoveryResult.Forgotten _,
                    RecoveryResult.Drilled _ -> new Ending(Outcome.DONE, Optional.empty(), Optional.empty());
        };
    }

    static Ending bad(Outcome outcome, String code, String sentence) {
        String shown = sentence.replace("\0", "");
        return new Ending(
                outcome,
                Optional.of(code),
                Optional.of(shown.length() <= LONGEST_SENTENCE ? shown : shown.substring(0, LONGEST_SENTENCE)));
    }
}
