package io.evenkeel.audit;

/**
 * What a caller may do. Each endpoint and each verb names the one that it needs; roles are sets of these.
 *
 * <p>They stand together, in the lowest room, so that a security review reads one file.
 */
public enum Right {
    /** See the estate: hosts, measurements, alerts, incidents, schedules, process positions. */
    SEE_OPERATIONS,
    /** Acknowledge, resolve, review, comment, and run a {@code try}. */
    HANDLE_INCIDENTS,
    /** Change schedules and escalation policies, send test pages to others. */
    EDIT_ON_CALL,
    /** Change rules. */
    EDIT_RULES,
    /** Write down items of the inventory and what depends on what. */
    EDIT_INVENTORY,
    /** Enrol and revoke agents. */
    ENROL_HOSTS,
    /** Write measurements: agents and foreign senders of remote write. */
    WRITE_MEASUREMENTS,
    /** Hand in alerts that something else raised, such as a Prometheus. */
    RAISE_ALERTS,
    /** Report the facts and heartbeat of one's own host: agents only. */
    REPORT_HOST,
    /** Create and change people, roles and tokens. */
    EDIT_PEOPLE,
    /** Change settings of the installation, such as the mail server. */
    EDIT_SETTINGS,
    /** Read the audit trail. */
    SEE_AUDIT,
    /** One's own account: contact, password, language, sign-out. Every signed-in person has it. */
    OWN_ACCOUNT
}
