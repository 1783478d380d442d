package io.evenkeel.identity;

import static io.evenkeel.audit.Right.EDIT_DESK;
import static io.evenkeel.audit.Right.EDIT_ENERGY;
import static io.evenkeel.audit.Right.EDIT_INVENTORY;
import static io.evenkeel.audit.Right.EDIT_ON_CALL;
import static io.evenkeel.audit.Right.EDIT_RECOVERY;
import static io.evenkeel.audit.Right.EDIT_REPORTS;
import static io.evenkeel.audit.Right.EDIT_RULES;
import static io.evenkeel.audit.Right.HANDLE_INCIDENTS;
import static io.evenkeel.audit.Right.HANDLE_PROBLEMS;
import static io.evenkeel.audit.Right.OWN_ACCOUNT;
import static io.evenkeel.audit.Right.PLAN_CHANGES;
import static io.evenkeel.audit.Right.PUBLISH_KNOWLEDGE;
import static io.evenkeel.audit.Right.REPORT_HOST;
import static io.evenkeel.audit.Right.REQUEST_SERVICES;
import static io.evenkeel.audit.Right.SEE_AUDIT;
import static io.evenkeel.audit.Right.SEE_OPERATIONS;
import static io.evenkeel.audit.Right.WORK_TASKS;
import static io.evenkeel.audit.Right.WORK_TICKETS;
import static io.evenkeel.audit.Right.WRITE_KNOWLEDGE;
import static io.evenkeel.audit.Right.WRITE_LOGS;
import static io.evenkeel.audit.Right.WRITE_MEASUREMENTS;

import io.evenkeel.audit.Right;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a person is in the house; a set of rights with a name. No role has a right to change the audit trail: there is none. */
public enum Role {
    /** Sees operations, changes nothing. */
    VIEWER(everybodyAnd(SEE_OPERATIONS)),
    /** Asks for services; sees nothing of operations. */
    REQUESTER(everybodyAnd()),
    /** Answers the telephone: handles incidents and tickets. */
    SERVICE_DESK(everybodyAnd(SEE_OPERATIONS, HANDLE_INCIDENTS, WORK_TICKETS, WRITE_KNOWLEDGE)),
    /** Is on call: handles incidents, tickets and problems, plans changes, edits schedules and the inventory. */
    ON_CALL_ENGINEER(everybodyAnd(
            SEE_OPERATIONS,
            HANDLE_INCIDENTS,
            EDIT_ON_CALL,
            EDIT_INVENTORY,
            WORK_TICKETS,
            HANDLE_PROBLEMS,
            PLAN_CHANGES,
            WRITE_KNOWLEDGE,
            PUBLISH_KNOWLEDGE)),
    /** Answers for what changes: rules, what depends on what, what the desk promises. */
    CHANGE_MANAGER(everybodyAnd(
            SEE_OPERATIONS,
            EDIT_RULES,
            EDIT_INVENTORY,
            EDIT_DESK,
            HANDLE_PROBLEMS,
            PLAN_CHANGES,
            EDIT_REPORTS,
            WRITE_KNOWLEDGE,
            PUBLISH_KNOWLEDGE)),
    /** Answers for backups and switch-over, and so for what depends on what. */
    RECOVERY_MANAGER(everybodyAnd(
            SEE_OPERATIONS,
            HANDLE_INCIDENTS,
            EDIT_INVENTORY,
            EDIT_RECOVERY,
            PLAN_CHANGES,
            WRITE_KNOWLEDGE,
            PUBLISH_KNOWLEDGE)),
    /** Keeps the building: power and cooling; handles their incidents. */
    ENERGY_ENGINEER(everybodyAnd(
            SEE_OPERATIONS, HANDLE_INCIDENTS, EDIT_ENERGY, PLAN_CHANGES, WRITE_KNOWLEDGE, PUBLISH_KNOWLEDGE)),
    /** Reads who did what; changes nothing. */
    SECURITY_AUDITOR(everybodyAnd(SEE_OPERATIONS, SEE_AUDIT)),
    /** Everything a person may do. */
    ADMINISTRATOR(EnumSet.complementOf(EnumSet.of(WRITE_MEASUREMENTS, WRITE_LOGS, REPORT_HOST)));

    // Set.copyOf below makes it immutable; the checker knows only Guava's sets.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    public Set<Right> rights() {
        return rights;
    }

    /** What every person has, whatever their role. */
    public static Set<Right> rightsOfEverybody() {
        return EnumSet.of(OWN_ACCOUNT, REQUEST_SERVICES, WORK_TASKS);
    }

    private static Set<Right> everybodyAnd(Right... rights) {
        Set<Right> all = rightsOfEverybody();
        all.addAll(List.of(rights));
        return all;
    }
}
