package io.evenkeel.identity;

import io.evenkeel.audit.Right;
import java.util.EnumSet;
import java.util.Set;

/** What a person is in the house; a set of rights with a name. */
public enum Role {
    /** Sees operations, changes nothing. */
    VIEWER(EnumSet.of(Right.SEE_OPERATIONS, Right.OWN_ACCOUNT)),
    /** Is on call: handles incidents and edits schedules. */
    ON_CALL_ENGINEER(EnumSet.of(
            Right.SEE_OPERATIONS, Right.HANDLE_INCIDENTS, Right.EDIT_ON_CALL, Right.EDIT_INVENTORY, Right.OWN_ACCOUNT)),
    /** Everything a person may do. */
    ADMINISTRATOR(EnumSet.complementOf(EnumSet.of(Right.WRITE_MEASUREMENTS, Right.REPORT_HOST)));

    @SuppressWarnings(
            "ImmutableEnumChecker") // Set.copyOf below makes it immutable; the checker knows only Guava's sets
    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    public Set<Right> rights() {
        return rights;
    }
}
