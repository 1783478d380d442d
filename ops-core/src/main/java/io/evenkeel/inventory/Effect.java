package io.evenkeel.inventory;

/** What the failure of something does to what depends on it. */
public enum Effect {
    /** It works, with less in reserve or less well. */
    DEGRADED,
    DOWN
}
