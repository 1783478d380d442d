package io.evenkeel.protocol;

/**
 * What a drill found wrong, either with the copy or with what was restored from it.
 *
 * @param code of a {@link RecoveryFinding} or a {@link ProofFinding}; stable
 * @param check the name of the check that found it
 * @param sentence for people; names the thing
 */
public record DrillFinding(String code, String check, String sentence) {

    public static DrillFinding of(String check, RecoveryFinding finding) {
        return new DrillFinding(finding.code().id(), check, finding.sentence());
    }

    public static DrillFinding of(ProofFinding finding) {
        return new DrillFinding(finding.code().id(), finding.check(), finding.sentence());
    }
}
