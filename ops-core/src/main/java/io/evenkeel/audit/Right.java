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
    /** Write log lines: agents and foreign senders. */
    WRITE_LOGS,
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
    /** Ask for services and see what became of one's own requests. Every person has it. */
    REQUEST_SERVICES,
    /** Work on what waits for oneself in the inbox, and vote. Every person has it. */
    WORK_TASKS,
    /** Work on tickets of others at the service desk. */
    WORK_TICKETS,
    /** Change what the desk promises and offers: catalogue, calendars, targets. */
    EDIT_DESK,
    /** Accept problems, find their cause, close them. */
    HANDLE_PROBLEMS,
    /** Plan, carry out and review changes. */
    PLAN_CHANGES,
    /** Upload and switch own processes; end a running one. */
    DEPLOY_PROCESSES,
    /** Write articles, runbooks and known errors, and send them to review. */
    WRITE_KNOWLEDGE,
    /** Review what others wrote, publish it, let it expire, import folders. */
    PUBLISH_KNOWLEDGE,
    /** Say what must be recoverable and how, and have it backed up now. */
    EDIT_RECOVERY,
    /** Draw the tree of energy, its meters and their readings. */
    EDIT_ENERGY,
    /** Make reports and say when they are made. */
    EDIT_REPORTS,
    /** One's own account: contact, password, language, sign-out. Every signed-in person has it. */
    OWN_ACCOUNT
}
