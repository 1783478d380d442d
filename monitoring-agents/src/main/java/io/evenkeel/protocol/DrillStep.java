package io.evenkeel.protocol;

/** A part of a restore drill that is measured on the host, in this order. */
public enum DrillStep {
    PREPARE("prepare"),
    RESTORE("restore"),
    /** Archived changes, up to the moment; of databases only. */
    REPLAY("replay"),
    /** Until it answers; of databases only. */
    START("start"),
    PROVE("prove"),
    /** Also after a step that failed. */
    CLEAN_UP("clean-up");

    private final String id;

    DrillStep(String id) {
        this.id = id;
    }

    /** Such as {@code clean-up}. */
    public String id() {
        return id;
    }
}
