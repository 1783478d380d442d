package io.evenkeel.identity;

import static io.evenkeel.audit.Right.EDIT_INVENTORY;
import static io.evenkeel.audit.Right.EDIT_ON_CALL;
import static io.evenkeel.audit.Right.EDIT_RULES;
import static io.evenkeel.audit.Right.HANDLE_INCIDENTS;
import static io.evenkeel.audit.Right.OWN_ACCOUNT;
import static io.evenkeel.audit.Right.REPORT_HOST;
import static io.evenkeel.audit.Right.SEE_AUDIT;
import static io.evenkeel.audit.Right.SEE_OPERATIONS;
import static io.evenkeel.audit.Right.WRITE_MEASUREMENTS;

import io.evenkeel.audit.Right;
import java.util.EnumSet;
import java.util.Set;

/** What a person is in the house; a set of rights with a name. No role has a right to change the audit trail: there is none. */
public enum Role {
    /** Sees operations, changes nothing. */
    VIEWER(EnumSet.of(SEE_OPERATIONS, OWN_ACCOUNT)),
    /** Asks for services; sees nothing of operations. */
    REQUESTER(EnumSet.of(OWN_ACCOUNT)),
    /** Answers the telephone: handles incidents. */
    SERVICE_DESK(EnumSet.of(SEE_OPERATIONS, HANDLE_INCIDENTS, OWN_ACCOUNT)),
    /** Is on call: handles incidents, edits schedules and the inventory. */
    ON_CALL_ENGINEER(EnumSet.of(SEE_OPERATIONS, HANDLE_INCIDENTS, EDIT_ON_CALL, EDIT_INVENTORY, OWN_ACCOUNT)),
    /** Answers for what changes: rules, and what depends on what. */
    CHANGE_MANAGER(EnumSet.of(SEE_OPERATIONS, EDIT_RULES, EDIT_INVENTORY, OWN_ACCOUNT)),
    /** Answers for backups and switch-over, and so for what depends on what. */
    RECOVERY_MANAGER(EnumSet.of(SEE_OPERATIONS, HANDLE_INCIDENTS, EDIT_INVENTORY, OWN_ACCOUNT)),
    /** Keeps the building: power and cooling; handles their incidents. */
    ENERGY_ENGINEER(EnumSet.of(SEE_OPERATIONS, HANDLE_INCIDENTS, OWN_ACCOUNT)),
    /** Reads who did what; changes nothing. */
    SECURITY_AUDITOR(EnumSet.of(SEE_OPERATIONS, SEE_AUDIT, OWN_ACCOUNT)),
    /** Everything a person may do. */
    ADMINISTRATOR(EnumSet.complementOf(EnumSet.of(WRITE_MEASUREMENTS, REPORT_HOST)));

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
