package io.evenkeel.reporting;

/** Whether more or less of something is good news. */
public enum Better {
    LESS,
    MORE,
    NEITHER
}
