package io.evenkeel.protocol;

/**
 * What a restored database does not show.
 *
 * @param check the name of the check
 */
public record ProofFinding(Code code, String check, String sentence) {

    /** Stable: reports and rules name them. */
    public enum Code {
        TABLE_MISSING("proof-table-missing"),
        TABLE_UNKNOWN("proof-table-unknown"),
        ROWS_DIFFER("proof-rows-differ"),
        CHECKSUM_DIFFERS("proof-checksum-differs"),
        ANSWER_WRONG("proof-answer-wrong"),
        ANSWER_NULL("proof-answer-null"),
        NO_ANSWER("proof-no-answer"),
        TOO_SLOW("proof-too-slow"),
        TOO_LARGE("proof-too-large"),
        SQL_FAILED("proof-sql-failed"),
        LAST_ROW_MISSING("proof-last-row-missing"),
        LATER_ROW_THERE("proof-later-row-there"),
        /** What was written down when the copy was made is not there any more. */
        MANIFEST_MISSING("proof-manifest-missing"),
        /** It is not what was written then. */
        MANIFEST_CHANGED("proof-manifest-changed"),
        FILE_MISSING("proof-file-missing"),
        FILE_DIFFERS("proof-file-differs"),
        /** All that the manifest has changed while the copy was made. */
        NOTHING_COMPARED("proof-nothing-compared"),
        /** The protected database does not tell which rows stand around the moment. */
        MOMENT_UNKNOWN("proof-moment-unknown");

        private final String id;

        Code(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
