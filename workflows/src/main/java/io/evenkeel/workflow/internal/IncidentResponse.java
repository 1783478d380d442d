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
    static final String RUNS_OUT = "runs-out";
    static final String ANSWER = "answer";
    static final String REVIEW = "review";
    static final String CONFIRM = "confirm";

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
    /** When the acknowledgement runs out, a date. */
    static final String ASKS_AGAIN_AT = "asksAgainAt";
    /** Whether the owner's answer is waited for. */
    static final String ASKED = "asked";
    /** How long the owner may take to answer, ISO 8601. */
    static final String ANSWER_WITHIN = "answerWithin";
    /** Whether cause and remedy must be written. */
    static final String REVIEW_NEEDED = "reviewNeeded";

    private IncidentResponse() {}
}
