package io.evenkeel.workflow.internal;

/** The names in {@code processes/incident-response.bpmn} that Java code says. */
final class IncidentResponse {
    static final String KEY = "incident-response";

    static final String OPENED = "incident-opened";
    static final String ACKNOWLEDGED = "incident-acknowledged";
    static final String OVER = "incident-over";
    static final String RAISED = "incident-raised";
    static final String FIRES_AGAIN = "incident-fires-again";

    static final String PAGE_AGAIN = "page-again";
    static final String INVESTIGATE = "investigate";
    static final String REVIEW = "review";

    /** Which round of the incident the process is in. */
    static final String ROUND = "round";
    /** The step of the policy that is paged next, from 0. */
    static final String STEP = "step";
    /** Whether the incident is worth a page. */
    static final String WORTH = "worth";
    /** How long the step that was paged waits, ISO 8601. */
    static final String WAITING = "waiting";
    /** Whether the policy has a further step. */
    static final String LEFT = "left";

    private IncidentResponse() {}
}
