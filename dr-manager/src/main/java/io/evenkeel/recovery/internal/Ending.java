package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
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
            case BackupMade made ->
                new Ending(
                        Outcome.DONE,
                        Optional.empty(),
                        made.withoutManifest().map(why -> shown("No list of its contents was taken: " + why)));
            case RecoveryResult.CopiesListed _,
                    RecoveryResult.Verified _,
                    RecoveryResult.Restored _,
                    RecoveryResult.Forgotten _,
                    RecoveryResult.Drilled _ -> new Ending(Outcome.DONE, Optional.empty(), Optional.empty());
        };
    }

    static Ending bad(Outcome outcome, String code, String sentence) {
        return new Ending(outcome, Optional.of(code), Optional.of(shown(sentence)));
    }

    private static String shown(String sentence) {
        String shown = sentence.replace("\0", "");
        return shown.length() <= LONGEST_SENTENCE ? shown : shown.substring(0, LONGEST_SENTENCE);
    }
}
