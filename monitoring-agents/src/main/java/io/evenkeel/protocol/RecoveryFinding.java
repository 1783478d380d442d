package io.evenkeel.protocol;

/**
 * Why an act did not end well.
 *
 * @param sentence for people; names the thing, and never a secret
 */
public record RecoveryFinding(Code code, String sentence) {

    /** Stable: reports and rules name them. */
    public enum Code {
        /** The tool, or what it needs to run, is not installed where the host's policy says. */
        TOOL_MISSING("tool-missing"),
        /** The tool took longer than the policy allows, and was ended with its children. */
        TOOL_HANGS("tool-hangs"),
        /** The tool wrote more than is read, and was ended. */
        TOOL_FLOODS("tool-floods"),
        /** The agent was told to end, and ended the tool. */
        ENDED_BY_AGENT("ended-by-agent"),
        /** The tool failed, for a reason that has no code of its own. */
        TOOL_FAILED("tool-failed"),
        /** What the tool writes can't be understood: a version that this agent does not know. */
        TOOL_UNKNOWN("tool-unknown"),
        /** The passphrase, key or account does not open the repository. */
        WRONG_SECRET("wrong-secret"),
        /** There is no repository where the policy says, or it can't be reached. */
        REPOSITORY_MISSING("repository-missing"),
        /** Bytes in the repository are not those that were written. */
        REPOSITORY_DAMAGED("repository-damaged"),
        /** Somebody else works on the repository. */
        REPOSITORY_LOCKED("repository-locked"),
        /** A file system is full: the repository's or the restored folder's. */
        DISK_FULL("disk-full"),
        /** A part of the archived changes is gone, without which a moment can't be reached. */
        WAL_MISSING("wal-missing"),
        /** The copy that was asked for is not there, or there is none. */
        COPY_MISSING("copy-missing"),
        /** Something that the policy protects is not there, or can't be read: the copy lacks it. */
        SOURCE_UNREADABLE("source-unreadable"),
        /** The protected database does not answer. */
        DATABASE_DOWN("database-down"),
        /** The folder to restore into is not empty. */
        FOLDER_NOT_EMPTY("folder-not-empty"),
        /** The host can't make a sandbox for a drill. */
        SANDBOX_FAILED("sandbox-failed"),
        /** A drill needs more space than it may take. */
        SPACE_EXCEEDED("space-exceeded"),
        /** What was restored does not start. */
        NOT_STARTED("not-started"),
        /** The chosen moment lies after all that is in the copy and its changes. */
        MOMENT_NOT_REACHED("moment-not-reached"),
        /** Somebody stopped the drill. */
        DRILL_STOPPED("drill-stopped"),
        /** A part of a drill's sandbox could not be removed. */
        SANDBOX_LEFT("sandbox-left");

        private final String id;

        Code(String id) {
            this.id = id;
        }

        /** Such as {@code wal-missing}. */
        public String id() {
            return id;
        }
    }
}
