package io.evenkeel.incident;

/** How much it matters, from impact and urgency (ITIL); P1 is the highest. */
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
